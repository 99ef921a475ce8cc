package generator

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"casedocs/generator/source"
)

// TestEnvelopesStopWhereAnAddressIsNotSafe wants the dispatch list to say what
// keeps each envelope from going out.
func TestEnvelopesStopWhereAnAddressIsNotSafe(t *testing.T) {
	for _, c := range []struct{ contact, how, want string }{
		{"", "", "nothing says how it reaches this reader"},
		{"", "By hand", ""},
		{"contact: {address: 3 Osier Walk}", "", "nobody has checked this address"},
		{"contact: {address: 3 Osier Walk}", "By post", "nobody has checked this address"},
		{"contact: {address: 3 Osier Walk}", "Secure email", ""},
		{"contact: {address: 3 Osier Walk, checked_on: 2026-11-02}", "By post", ""},
		{"contact: {address: 3 Osier Walk, checked_on: 2026-11-02, changed_on: 2026-11-02}", "By post", ""},
		{"contact: {address: 3 Osier Walk, checked_on: 2026-11-02, changed_on: 2026-11-03}", "By post", "the address changed, and nobody has checked it since"},
		{"contact: {address: 3 Osier Walk, changed_on: 2026-11-03}", "By post", "the address changed, and nobody has checked it since"},
		{"refuge: true", "", "nothing says how it reaches this reader without an address"},
		{"kept_from_everyone: true, contact: {address: 3 Osier Walk, checked_on: 2026-11-02}", "By hand", ""},
	} {
		person := "relationship: mother"
		if c.contact != "" {
			person += ", " + c.contact
		}
		sharing := "{id: sharing-1, with: mother, basis: party}"
		if c.how != "" {
			sharing = "{id: sharing-1, with: mother, basis: party, how: " + c.how + "}"
		}
		text := "format: 1\nkind: supervision-order\nreference: TEST-1\npeople: [{id: mother, " + person + "}]\n" +
			"children: [{id: child-1, name: Juniper, born: 2019-05-02}]\nplan: {version: {number: 1, date: 2026-03-17}, sharing: [" + sharing + "]}\n"
		in := Input{Name: "case", Files: []*source.File{source.NewFile("case.yaml", []byte(text))}}
		rows := dispatchList(t, in)
		if len(rows) != 1 {
			t.Fatalf("%s: %d envelopes", text, len(rows))
		}
		if got := strings.TrimPrefix(rows[0]["Stop"], "Stop: "); got != c.want {
			t.Errorf("%s, %q: stop %q, want %q", c.contact, c.how, got, c.want)
		}
		if private := strings.Contains(c.contact, "refuge") || strings.Contains(c.contact, "kept_from"); private && rows[0]["Address"] != "Kept private: ask the social worker" {
			t.Errorf("%s: the address stands on the list: %q", c.contact, rows[0]["Address"])
		}
	}
}

// dispatchList returns the rows of the dispatch list of a case, by their columns.
func dispatchList(t *testing.T, in Input) []map[string]string {
	t.Helper()
	var rows []map[string]string
	for _, p := range papersOf(t, in) {
		if p.name() != "dispatch" {
			continue
		}
		sheet := workbook(t, p).Sheets[0]
		for _, r := range sheet.Rows {
			row := map[string]string{}
			for i, cell := range r.Cells {
				row[sheet.Columns[i].Header] = cell.Text
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// TestEachReaderHasOneEnvelope holds the dispatch list against the copies.
func TestEachReaderHasOneEnvelope(t *testing.T) {
	in := sampleCases(t)["four-siblings"]
	res, err := builtIn(t).Make(in, Options{AsOf: asOf, Formats: []string{"pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	p := papersOf(t, in)[0]
	for _, e := range p.from.envelopes(res.Outputs) {
		pages, papers := 0, 0
		for _, o := range res.Outputs {
			if slices.Contains(o.For, e.reader.String("id")) {
				pages, papers = pages+o.Pages, papers+1
			}
		}
		facts := p.envelopeFacts(e)
		if facts.String("pages") != strconv.Itoa(pages) || len(e.papers) != papers {
			t.Errorf("%s gets %d papers of %d pages, and the list says %d of %s", e.reader.String("id"), papers, pages, len(e.papers), facts.String("pages"))
		}
	}
}
