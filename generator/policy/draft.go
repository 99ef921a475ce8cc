package policy

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casedocs/generator/civil"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// Draft says how a policy is begun from that of another authority.
type Draft struct {
	Name string     // of the new policy: the name of its folder
	Day  civil.Date // from which it is followed
}

// Draft returns the files of a new policy that begins as this one: the same
// text, with a question in plain words before each number, chair, role and
// milestone, and with this authority's sources marked as not yet named. Files are
// those of the folder of this policy as they were read, policy.yaml first.
func (p *Policy) Draft(files []*tree.Node, d Draft) []*source.File {
	out := make([]*source.File, len(files))
	for i, root := range files {
		b := &drafting{p: p, d: d, like: p.shortName(), file: root.Span.File, root: root}
		if i == 0 {
			b.head()
			b.ownParts()
			b.unset()
		} else {
			b.begunFrom()
		}
		b.duties()
		root.Walk(b.remarks)
		out[i] = source.NewFile(b.file.Name(), b.written())
	}
	return out
}

// shortName returns what the authority is called in a few words: its title up
// to a colon.
func (p *Policy) shortName() string {
	name, _, found := strings.Cut(p.Title, ":")
	if !found {
		return p.Authority
	}
	return name
}

// Called returns the name of a folder as the name of an authority: "St Albans".
func Called(folder string) string {
	words := strings.Split(folder, "-")
	for i, w := range words {
		if w != "" {
			words[i] = capital(w)
		}
	}
	return strings.Join(words, " ")
}

// drafting is one file of a policy on its way to a new one.
type drafting struct {
	p     *Policy
	d     Draft
	like  string
	file  *source.File
	root  *tree.Node
	edits []draftEdit
}

// draftEdit puts a text in the place of some bytes.
type draftEdit struct {
	start, end int
	text       string
}

// written returns the file with all edits.
func (b *drafting) written() []byte {
	slices.SortStableFunc(b.edits, func(x, y draftEdit) int { return x.start - y.start })
	var out []byte
	at := 0
	for _, e := range b.edits {
		if e.start < at {
			continue // inside what was replaced already
		}
		out = append(append(out, b.file.Data()[at:e.start]...), e.text...)
		at = e.end
	}
	return append(out, b.file.Data()[at:]...)
}

// replace puts a text in the place of a value, in quotation marks.
func (b *drafting) replace(n *tree.Node, text string) {
	if n != nil {
		b.edits = append(b.edits, draftEdit{n.Span.Start, n.Span.End, strconv.Quote(text)})
	}
}

// plain puts a word in the place of a value.
func (b *drafting) plain(n *tree.Node, word string) {
	if n != nil {
		b.edits = append(b.edits, draftEdit{n.Span.Start, n.Span.End, word})
	}
}

// draftWidth is the most columns that a line of remarks takes.
const draftWidth = 100

// ask writes remarks above the line of something, as far in as it is.
func (b *drafting) ask(at source.Span, remarks ...string) {
	data := b.file.Data()
	start := at.Start
	for start > 0 && data[start-1] != '\n' {
		start--
	}
	indent := 0
	for data[start+indent] == ' ' {
		indent++
	}
	var text strings.Builder
	for _, r := range remarks {
		for _, line := range remark(r, draftWidth-indent-2) {
			text.WriteString(strings.Repeat(" ", indent) + "# " + line + "\n")
		}
	}
	b.edits = append(b.edits, draftEdit{start, start, text.String()})
}

// remark breaks a remark into lines.
func remark(s string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}

// beginsLine reports whether nothing but white space and a dash stands before
// a place in its line.
func (b *drafting) beginsLine(at source.Span) bool {
	data := b.file.Data()
	for i := at.Start - 1; i >= 0 && data[i] != '\n'; i-- {
		if data[i] != ' ' && data[i] != '-' {
			return false
		}
	}
	return true
}
