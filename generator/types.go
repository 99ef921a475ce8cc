package generator

import (
	"cmp"
	"slices"
	"strings"
)

// DocumentType is what a person may want to know of a document type before
// choosing it.
type DocumentType struct {
	Name    string   `json:"type"`
	Title   string   `json:"title"`
	Purpose string   `json:"purpose"`
	Kind    string   `json:"case_kind"`
	OnePer  string   `json:"one_per"` // "case", or the JSON pointer of a list that has one for each entry
	Where   []string `json:"where"`   // what an entry must say, as "status: held, cancelled"
	Needs   []string `json:"needs"`   // JSON pointers of what a case must record
	Readers []string `json:"readers"` // the first is that of the plain file name
	Outputs []string `json:"outputs"`
}

// DocumentTypes returns the document types in the order of their names.
func (e *Engine) DocumentTypes() []DocumentType {
	var types []DocumentType
	for kind, k := range e.kinds {
		for _, t := range k.types {
			types = append(types, t.describe(kind))
		}
	}
	slices.SortFunc(types, func(a, b DocumentType) int { return cmp.Compare(a.Name, b.Name) })
	return types
}

func (t *docType) describe(kind string) DocumentType {
	m := t.manifest
	d := DocumentType{
		Name: m.Type, Title: m.Title, Purpose: m.Purpose, Kind: kind, OnePer: "case",
		Where: []string{}, Needs: append([]string{}, m.Needs...), Readers: m.Audiences, Outputs: m.Outputs,
	}
	if m.OnePer.As != "" {
		d.OnePer = m.OnePer.List
	}
	for _, c := range m.OnePer.Where {
		d.Where = append(d.Where, c.Field+": "+strings.Join(c.Words, ", "))
	}
	return d
}
