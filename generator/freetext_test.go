package generator

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

// stringsFile names a JSON list of texts to try besides our own, such as the
// big list of naughty strings; .ci/naughty.sh fetches that one.
var stringsFile = flag.String("strings", "", "a JSON file with a list of texts to put into every free-text field")

// everyTurn is how many pairs of a text and a field are passed over: 1 puts every text
// into every field, 3 into every third.
var everyTurn = flag.Int("every", 1, "with -strings, put each text into one of so many fields")

// strange are texts that people paste, type by accident, or send on purpose.
var strange = []string{
	"plain", "O’Brien & Sons <b>bold</b>", `"quoted" 'twice' \back\slash`, "{{.plan}} {{end}}", "</p></document>", "<!-- -->", "]]>", "&amp;&#38;&lt;",
	"=1+1", "@SUM(A1)", "+44 1632 960000", "-", "--", "—", "…", "%s %d %!", "$1 ${x} `x`", "\\u0041 \\x41 _x0041_", "null", "true", "0x10", "1e5", "2026-02-30",
	"Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "Łucja Nguyễn-Ó Súilleabháin", "Ìyádùnní Ọlá", "Ğüneş İpek ı", "Ελένη Παπαδοπούλου", "Їжакевич Ґанна",
	"שלום עולם 5", "مرحبا 123", "田中さん", "বাংলা", "👩‍👧 ☎", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A", "a\u0301e\u0301", "\u202eabc\u202c", "\u200bzero\u200b", "\ufeff", "\u0000", "\u0007", "a\tb", "one\ntwo\r\nthree", "  spaces  inside  ",
	"\u00a0", "soft\u00adhyphen", "non\u2011breaking", "ﬁ ligature", "½ ² ™ ℃", "DROP TABLE cases;", "../../etc/passwd", "javascript:alert(1)", strings.Repeat("long ", 300), strings.Repeat("W", 180),
}

// TestFreeTextIsExactOrFound puts every text into every free-text field of
// the samples, many fields at a time. Each is then exact in the PDF, or a
// finding says where it cannot be.
func TestFreeTextIsExactOrFound(t *testing.T) {
	texts := append([]string(nil), strange...)
	if *stringsFile != "" {
		data, err := os.ReadFile(*stringsFile)
		if err != nil {
			t.Fatal(err)
		}
		var more []string
		if err := json.Unmarshal(data, &more); err != nil {
			t.Fatal(err)
		}
		if len(more) < 400 {
			t.Fatalf("%s has %d texts only", *stringsFile, len(more))
		}
		texts = append(texts, more...)
	}
	fields := freeTextFields(t)
	if len(fields) < 2 {
		t.Fatal("no sample has free text")
	}
	var tally tally
	var group sync.WaitGroup
	turns := make(chan int)
	for range 4 {
		group.Go(func() {
			for turn := range turns {
				for _, f := range fields {
					tryTexts(t, f, texts, turn, &tally)
				}
			}
		})
	}
	stride := *everyTurn
	if *stringsFile == "" {
		stride = 7 * fewer() // a sample of the pairs of text and field
	}
	for turn := 0; turn < len(texts); turn += stride {
		turns <- turn
	}
	close(turns)
	group.Wait()
	t.Logf("%d samples; %d texts tried in fields: %d exact on a page, %d found to be unprintable, %d in a field that no paper prints", len(fields), tally.tried, tally.exact, tally.found, tally.tried-tally.exact-tally.found)
	if tally.exact < 1000/fewer() || tally.found < 100/fewer() {
		t.Errorf("%d exact, %d found: the test tries too little", tally.exact, tally.found)
	}
}

// tally counts pairs of a text and a field.
type tally struct {
	sync.Mutex
	tried, exact, found int
}

// freeText is a sample with the places of its free text.
type freeText struct {
	name      string
	case_     *tree.Node
	pointers  []string
	documents []string // the types that print any of them
}

// freeTextFields returns samples that together have every field of free text,
// and little besides.
func freeTextFields(t *testing.T) []freeText {
	t.Helper()
	cases := sampleCases(t)
	var all []freeText
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		c := readCase(t, cases[name])
		f := freeText{name: name, case_: c.tree.Root}
		c.tree.Root.Walk(func(n *tree.Node) {
			if isFreeText(n) {
				f.pointers = append(f.pointers, n.Pointer)
			}
		})
		all = append(all, f)
	}
	seen := map[string]bool{}
	var out []freeText
	for len(all) > 0 {
		best := slices.MaxFunc(all, func(a, b freeText) int { return a.worth(seen) - b.worth(seen) })
		best.pointers = best.unseen(seen)
		if len(best.pointers) == 0 {
			break
		}
		for _, p := range best.pointers {
			seen[best.kindOf(p)] = true
		}
		best.documents = printing(t, cases[best.name], best.pointers)
		out = append(out, best)
		all = slices.DeleteFunc(all, func(f freeText) bool { return f.name == best.name })
	}
	return out
}

// worth weighs what fields a sample adds against how long its papers are.
func (f freeText) worth(seen map[string]bool) int {
	return 1000 * len(f.unseen(seen)) / (100 + len(f.pointers))
}

// printing returns the document types of a case that print any of the fields;
// one that prints none of them stands for fields that are in no paper.
func printing(t *testing.T, in Input, pointers []string) []string {
	t.Helper()
	var types []string
	papers := papersOf(t, in)
	for _, p := range papers {
		if d := document(t, p); d != nil && !slices.Contains(types, p.typ.manifest.Type) {
			doc.Walk(d, func(doc.Block) {}, func(piece doc.Inline) {
				if text, ok := piece.(*doc.Text); ok && text.Origin != nil && slices.ContainsFunc(text.Origin.Data, func(d string) bool { return slices.Contains(pointers, d) }) {
					types = append(types, p.typ.manifest.Type)
				}
			})
		}
	}
	if len(types) == 0 {
		types = []string{papers[0].typ.manifest.Type}
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// unseen returns the fields of which no other sample has one of the kind yet,
// one of each kind.
func (f freeText) unseen(seen map[string]bool) []string {
	var out []string
	mine := map[string]bool{}
	for _, p := range f.pointers {
		if kind := f.kindOf(p); !seen[kind] && !mine[kind] {
			mine[kind] = true
			out = append(out, p)
		}
	}
	return out
}

// kindOf names a field in all cases of its kind alike.
func (f freeText) kindOf(pointer string) string { return f.case_.String("kind") + generic(pointer) }

// generic returns a pointer without the numbers of entries.
func generic(pointer string) string {
	parts := strings.Split(pointer, "/")
	for i, p := range parts {
		if strings.Trim(p, "0123456789") == "" {
			parts[i] = ""
		}
	}
	return strings.Join(parts, "/")
}

// isFreeText reports whether a person writes in words of their own here.
func isFreeText(n *tree.Node) bool {
	s := n.Shape
	return s != nil && n.Kind == tree.String && s.Format == "" && s.Ref == "" && len(s.Labels) == 0 && strings.Contains(n.Text, " ")
}

// tryTexts makes the papers of a sample with other texts in its fields. What
// a finding refuses is replaced, so that the rest is put on pages as well.
func tryTexts(t *testing.T, f freeText, texts []string, turn int, tally *tally) {
	e := builtIn(t)
	now := map[string]string{}
	for i, p := range f.pointers {
		now[p] = texts[(turn+i)%len(texts)]
	}
	refused := 0
	for range 4 {
		in := planText(t, f, now)
		res, err := e.Make(in, Options{AsOf: asOf, Documents: f.documents, Formats: []string{"pdf"}, Readers: outside(e)})
		if err != nil {
			t.Errorf("%s, turn %d: %v", f.name, turn, err)
			return
		}
		if res.Findings.Blocks() != diag.Write {
			tally.Lock()
			tally.tried += len(now)
			tally.found += refused
			tally.exact += exact(t, f, in, res, now)
			tally.Unlock()
			return
		}
		before := len(now)
		for _, d := range res.Findings {
			if d.Blocks == diag.Write {
				if d.Span.IsZero() {
					t.Errorf("%s, turn %d: a finding without a place: %s", f.name, turn, d.Text(true))
				}
				field := textAt(t, now, d.Span)
				if field == "" && d.Rule == leakRule && len(d.Related) > 0 {
					field = textAt(t, now, d.Related[0].Span) // the text that was put in is the secret
				}
				delete(now, field)
			}
		}
		refused += before - len(now)
		if before == len(now) {
			t.Errorf("%s, turn %d: findings about no text that was put in:\n%s", f.name, turn, inWords(res.Findings))
			return
		}
	}
	t.Errorf("%s, turn %d: findings come in more than four helpings", f.name, turn)
}

// outside returns the readers of an engine but the internal one.
func outside(e *Engine) []string {
	return slices.DeleteFunc(e.Readers(), func(r string) bool { return r == internalReader })
}

// textAt returns the field whose text stands on the line of a finding: the
// case is written with one value a line.
func textAt(t *testing.T, now map[string]string, at source.Span) string {
	t.Helper()
	line := at.File.Line(at.Pos().Line)
	for pointer, text := range now {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		if value, _ := strings.CutSuffix(line, ","); strings.HasSuffix(value, " "+string(quoted)) {
			return pointer
		}
	}
	return ""
}

// planText returns the sample as one file with other texts.
func planText(t *testing.T, f freeText, now map[string]string) Input {
	t.Helper()
	data, err := json.MarshalIndent(replaced(f.case_, now), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return Input{Name: f.name, Files: []*source.File{source.NewFile("case.yaml", data)}}
}

func replaced(n *tree.Node, now map[string]string) any {
	switch n.Kind {
	case tree.Map:
		m := map[string]any{}
		for _, field := range n.Fields {
			m[field.Name] = replaced(field.Value, now)
		}
		return m
	case tree.List:
		s := []any{}
		for _, item := range n.Items {
			s = append(s, replaced(item, now))
		}
		return s
	}
	if text, ok := now[n.Pointer]; ok {
		return text
	}
	return n.Any()
}

// exact counts the texts that stand on a page as they were written, and says
// which were changed. A text is on the page when a piece of the document says
// that it comes from the field alone; the text of the PDF is the document's.
func exact(t *testing.T, f freeText, in Input, res Result, now map[string]string) int {
	onPage := map[string][]string{}
	for _, p := range papersOf(t, in) {
		if !slices.Contains(f.documents, p.typ.manifest.Type) {
			continue
		}
		d := document(t, p)
		if d == nil {
			continue
		}
		doc.Walk(d, func(doc.Block) {}, func(piece doc.Inline) {
			if text, ok := piece.(*doc.Text); ok && text.Origin != nil && len(text.Origin.Data) == 1 {
				onPage[text.Origin.Data[0]] = append(onPage[text.Origin.Data[0]], text.Value)
			}
		})
		structure(t, f, p, d, res)
	}
	n := 0
	for pointer, text := range now {
		said := onPage[pointer]
		if len(said) == 0 {
			continue
		}
		if strings.Contains(loose(strings.Join(said, " ")), loose(text)) {
			n++
			continue
		}
		t.Errorf("%s: %s is %q, and the pages say %q", f.name, pointer, text, said)
	}
	return n
}

// structure wants the text of a PDF to be its document's.
func structure(t *testing.T, f freeText, p *paper, d *doc.Document, res Result) {
	for _, o := range res.Outputs {
		if o.Document != p.typ.manifest.Type || o.Item != p.key() || o.Reader != p.id {
			continue
		}
		report, err := pdfcheck.Check(o.Data)
		if err != nil || len(report.Problems) > 0 {
			t.Errorf("%s: %s: %v %v", f.name, o.Name, err, report.Problems)
			continue
		}
		if fold(report.Said()) != fold(doc.PlainText(d.Blocks)) {
			t.Errorf("%s: the text of %s is not the document's:\n%s", f.name, o.Name, cmp.Diff(strings.Fields(doc.PlainText(d.Blocks)), strings.Fields(report.Said())))
		}
	}
}

// loose leaves out what a sentence may change: white space, the first letter's
// case and the last full stop. Text is compared in the form in which pages
// hold it (NFC).
func loose(s string) string {
	return strings.TrimRight(strings.ToLower(fold(norm.NFC.String(s))), ".")
}
