package main

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

// sarifSchema is where SARIF 2.1.0 says that its schema is.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// language is that of messages.
const language = "en-GB"

// The parts of a SARIF 2.1.0 log that check fills. The library go-sarif is used
// in tests only: it carries a second validator of schemas, one that fetches
// them from the network, and writes some fifty empty fields for each finding.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Language    string            `json:"language"`
		ColumnKind  string            `json:"columnKind"`       // the default counts in UTF-16
		LineEnds    []string          `json:"newlineSequences"` // what parts the lines that regions count
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name     string      `json:"name"`
		Language string      `json:"language"`
		Version  string      `json:"semanticVersion"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifInvocation struct {
		Successful bool `json:"executionSuccessful"`
	}
	sarifResult struct {
		Rule       string          `json:"ruleId"`
		RuleIndex  int             `json:"ruleIndex"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations,omitempty"`
		Related    []sarifLocation `json:"relatedLocations,omitempty"`
		Properties sarifProperties `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Message  *sarifText    `json:"message,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`   // 1-based
		StartColumn int `json:"startColumn"` // 1-based, in Unicode code points
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"` // behind the last character
	}
	sarifProperties struct {
		Blocks string `json:"blocks"`
		Path   string `json:"path,omitempty"`
		Source string `json:"source,omitempty"`
	}
)

// sarifOf returns findings as a SARIF log, without values of a case. Whole
// says that every case could be looked at.
func sarifOf(found diag.List, whole bool) sarifLog {
	rules := rulesOf(found)
	run := sarifRun{
		Tool:        sarifTool{Driver: sarifDriver{Name: "casedocs", Language: language, Version: version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: whole}},
		Language:    language,
		ColumnKind:  "unicodeCodePoints",
		LineEnds:    []string{"\r\n", "\n"},
		Results:     []sarifResult{},
	}
	for _, id := range rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: id})
	}
	for _, d := range found {
		run.Results = append(run.Results, sarifFinding(d, rules))
	}
	return sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}}
}

func rulesOf(found diag.List) []string {
	var ids []string
	for _, d := range found {
		ids = append(ids, d.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func sarifFinding(d diag.Diagnostic, rules []string) sarifResult {
	r := sarifResult{
		Rule:       d.Rule,
		RuleIndex:  slices.Index(rules, d.Rule),
		Level:      [...]string{diag.Must: "error", diag.Should: "warning", diag.Info: "note"}[d.Severity],
		Message:    sarifText{strings.Join(append([]string{d.Text(false)}, d.HintTexts(false)...), "\n")},
		Properties: sarifProperties{Blocks: d.Blocks.String(), Path: d.Path, Source: d.Source},
	}
	if !d.Span.IsZero() {
		r.Locations = []sarifLocation{{Physical: sarifPlace(d.Span)}}
	}
	for _, n := range d.Related {
		if !n.Span.IsZero() {
			note := diag.Diagnostic{Message: n.Message, Args: d.Args}
			r.Related = append(r.Related, sarifLocation{Message: &sarifText{note.Text(false)}, Physical: sarifPlace(n.Span)})
		}
	}
	return r
}

func sarifPlace(s source.Span) sarifPhysical {
	from, to := s.Pos(), s.File.Pos(s.End)
	return sarifPhysical{
		Artifact: sarifArtifact{URI: relativeURI(s.Name())},
		Region:   sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column},
	}
}

// relativeURI returns the name of a file as seen from where the program was
// started; of a file that lies elsewhere, the last part of its name.
func relativeURI(name string) string {
	if filepath.IsAbs(name) {
		if here, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(here, name); err == nil {
				name = filepath.ToSlash(rel)
			}
		}
	}
	if !filepath.IsLocal(name) {
		name = path.Base(filepath.ToSlash(name))
	}
	return (&url.URL{Path: path.Clean(name)}).String()
}
