package generator

import (
	"strings"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

// Rules about waivers.
const (
	ruleWaiverMust    = "WAV-01" // a must cannot be waived
	ruleWaiverNothing = "WAV-02" // a waiver that waives nothing
	ruleWaiverBare    = "WAV-03" // a waiver needs a reason, a role and a date
)

// waivers are the decisions of a case to live with findings.
type waivers struct {
	root *tree.Node
	all  []*waiver
}

type waiver struct {
	node    *tree.Node
	diag    diag.Waiver
	rule    string
	about   string // id of the entry that it is about, "" for all
	whole   bool   // it has a reason, a role and a date
	used    bool
	refused bool // it names a must
}

func waiversOf(root *tree.Node) *waivers {
	w := &waivers{root: root}
	for _, n := range root.Field("waivers").All() {
		d := diag.Waiver{Reason: n.String("reason"), Role: n.String("role"), Date: n.String("date"), Span: root.Smallest(n.Pointer, n)}
		w.all = append(w.all, &waiver{
			node: n, diag: d, rule: n.String("rule"), about: n.String("about"),
			whole: d.Reason != "" && d.Role != "" && d.Date != "",
		})
	}
	return w
}

// apply marks the findings that are waived: they are listed as such, and count
// as information. A finding that stands against a final paper stays what it is.
func (w *waivers) apply(found diag.List, asOf civil.Date) {
	for i := range found {
		for _, v := range w.all {
			if v.rule != found[i].Rule || v.about != "" && !w.within(found[i].Path, v.about) || found[i].Waived != nil {
				continue
			}
			v.used = true
			switch {
			case found[i].Severity == diag.Must || found[i].Blocks != diag.Nothing:
				v.refused = true
			case v.whole && !date(v.node, "/date").After(asOf):
				found[i].Severity, found[i].Waived = diag.Info, &v.diag
			}
		}
	}
}

// within reports whether a pointer leads into an entry with an id.
func (w *waivers) within(pointer, id string) bool {
	for at := pointer; at != ""; at = at[:strings.LastIndexByte(at, '/')] {
		if n := w.root.At(at); n != nil && n.Kind == tree.Map && n.String("id") == id {
			return true
		}
	}
	return false
}

// findings says which waivers do not do what they are meant to.
func (w *waivers) findings() diag.List {
	var found diag.List
	for _, v := range w.all {
		d := diag.Diagnostic{Severity: diag.Should, Span: v.diag.Span, Path: v.node.Pointer, Args: []diag.Arg{diag.Word("rule", v.rule)}}
		switch {
		case !v.whole:
			d.Rule, d.Message = ruleWaiverBare, "a waiver counts only with a reason, a role and a date"
			d.Hints = []string{"write reason:, role: and date: here; the role is a title, not a name"}
		case v.refused:
			d.Rule, d.Message = ruleWaiverMust, "{rule} stands against a final paper, and so cannot be waived"
			d.Hints = []string{"put right what it finds, and delete this waiver"}
		case !v.used:
			d.Rule, d.Message, d.Severity = ruleWaiverNothing, "{rule} finds nothing here that could be waived", diag.Info
			d.Hints = []string{"delete the waiver, or look whether rule: and about: are right"}
		default:
			continue
		}
		found = append(found, d)
	}
	return found
}
