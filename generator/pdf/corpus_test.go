package pdf

import (
	"flag"
	"fmt"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/internal/poppler"
	"casedocs/generator/layout"
	"casedocs/generator/markup"
	"casedocs/generator/picture"
	"casedocs/generator/source"
	"casedocs/templates"
)

// corpusDir is for .ci/conformance: what this program can write, and what must
// not pass for good, is shown to readers that Go tests cannot have.
var corpusDir = flag.String("corpus", "", "write the corpus to this folder, and the defects to its folder defects")

// leastCorpus is how many documents the corpus has at least.
const leastCorpus = 120

// popplerPages is how long a document may be that poppler is to walk through: it
// reads a page again for every element on it.
const popplerPages = 1

// The corpus is made from testdata/corpus, in the markup of our templates:
// blocks.txtar and inlines.txtar hold what a document can hold, holders.txtar
// and lines.txtar where it can stand, and papers.txtar whole documents. A new
// construct needs a new entry there and no Go.
//
// Entries are text/template with one function: words n, the next n words of a
// running text.
type corpus struct {
	styles []string // names, sorted
	looks  map[string]layout.Style
	papers []corpusPaper
}

// corpusPaper is one document of the corpus.
type corpusPaper struct {
	name, style, text string
	draft             bool
}

// file is the name of its file.
func (p *corpusPaper) file() string {
	stage := map[bool]string{true: "draft", false: "final"}[p.draft]
	return p.name + "-" + p.style + "-" + stage + ".pdf"
}

func readCorpus(t testing.TB) *corpus {
	t.Helper()
	c := &corpus{looks: map[string]layout.Style{}}
	c.readStyles(t)
	c.together(t, "blocks.txtar", "holders.txtar", "%s")
	c.together(t, "inlines.txtar", "lines.txtar", "<p>%s</p>")
	for _, f := range entries(t, "papers.txtar") {
		text := fill(t, f.Name, string(f.Data), nil)
		c.add("paper-"+f.Name, text, true)
		c.add("paper-"+f.Name, text, false)
	}
	return c
}

// readStyles reads the styles that real papers have.
func (c *corpus) readStyles(t testing.TB) {
	names, err := fs.Glob(templates.Files, "styles/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no styles: %v", err)
	}
	for _, file := range names {
		data, err := fs.ReadFile(templates.Files, file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		c.styles, c.looks[name] = append(c.styles, name), readLook(t, file, data)
	}
}

// together adds two documents for each construct: alone, and in every place
// where it can stand.
func (c *corpus) together(t testing.TB, constructs, places, alone string) {
	t.Helper()
	kind := strings.TrimSuffix(constructs, "s.txtar")
	around := entries(t, places)
	for i, f := range entries(t, constructs) {
		text := fill(t, f.Name, string(f.Data), nil)
		c.add(kind+"-"+f.Name, "<document>"+fmt.Sprintf(alone, text)+"</document>", i%2 == 0)
		var all strings.Builder
		for _, place := range around {
			all.WriteString(fill(t, place.Name, string(place.Data), strings.TrimSpace(text)))
		}
		c.add(kind+"-"+f.Name+"-everywhere", "<document>"+all.String()+"</document>", i%2 == 1)
	}
}

// add adds a document in the next style.
func (c *corpus) add(name, text string, draft bool) {
	style := c.styles[len(c.papers)%len(c.styles)]
	c.papers = append(c.papers, corpusPaper{name: name, style: style, text: text, draft: draft})
}

func entries(t testing.TB, file string) []txtar.File {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata/corpus", file))
	if err != nil || len(archive.Files) == 0 {
		t.Fatalf("%s holds no documents: %v", file, err)
	}
	return archive.Files
}

// runningText is what words takes its words from.
var runningText = strings.Fields(strings.Join(benchText, " "))

// fill runs an entry as a template on what stands in it.
func fill(t testing.TB, name, text string, inside any) string {
	t.Helper()
	next := len(name) // so that not all documents begin alike
	words := func(n int) string {
		var out []string
		for range n {
			out = append(out, runningText[next%len(runningText)])
			next++
		}
		return strings.Join(out, " ")
	}
	var b strings.Builder
	tmpl, err := template.New(name).Funcs(template.FuncMap{"words": words}).Parse(text)
	if err == nil {
		err = tmpl.Execute(&b, inside)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// document builds the document tree of a paper.
func (p *corpusPaper) document(t testing.TB) *doc.Document {
	t.Helper()
	file := source.NewFile(p.name, []byte(p.text))
	root, found := markup.Parse([]byte(p.text), []markup.Mark{{Origin: &doc.Origin{Template: file.Span(0, len(p.text))}}})
	if len(found) > 0 {
		t.Fatal(found[0].Text(true))
	}
	d, found := markup.Document(root, doc.Meta{
		Title:     strings.ReplaceAll(p.name, "-", " "),
		Author:    "Fernwick Borough Council",
		Date:      civil.Date{Year: 2026, Month: 3, Day: 17},
		Generator: "casedocs corpus",
		Draft:     p.draft,
	})
	if d == nil {
		t.Fatal(found[0].Text(true))
	}
	doc.Walk(d, func(b doc.Block) {
		if i, is := b.(*doc.Image); is {
			i.Picture = corpusPicture(t, i.Source)
		}
	}, func(doc.Inline) {})
	return d
}

// corpusPicture returns the picture of a name: a drawing, or one colour.
func corpusPicture(t testing.TB, name string) *picture.Picture {
	switch name {
	case "mark.svg":
		return drawnPicture(t)
	case "grey.png":
		return plainPicture(t, name, 40, color.Gray{Y: 90})
	}
	return plainPicture(t, name, 400, color.NRGBA{R: 180, G: uint8(len(name)), A: 255})
}

// TestCorpusKeepsEveryPromise writes every document of the corpus, and shows
// it to our own checker and to a reader that shares no code with ours.
func TestCorpusKeepsEveryPromise(t *testing.T) {
	fonts, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	c := readCorpus(t)
	if len(c.papers) < leastCorpus {
		t.Errorf("the corpus has %d documents, want at least %d", len(c.papers), leastCorpus)
	}
	writeCorpus(t, "", nil)
	var w Writer
	for i := range c.papers {
		p := &c.papers[i]
		t.Run(p.file(), func(t *testing.T) {
			t.Parallel()
			d := p.document(t)
			l, found := layout.Paginate(d, c.looks[p.style], fonts)
			if found.Blocks() == diag.Write {
				t.Fatal(found[0].Text(true))
			}
			data, err := w.Write(l)
			if err != nil {
				t.Fatal(err)
			}
			writeCorpus(t, p.file(), data)
			report := inspect(t, data, "")
			if report.Root == nil {
				return
			}
			seen := seen(d)
			if c.looks[p.style].Reading.Stacked {
				everyWord(t, report.Said(), spoken(d))
				strict(t, data)
				return
			}
			sameWords(t, report.Said(), spoken(d))
			strict(t, data)
			if report.Pages <= popplerPages && !testing.Short() {
				poppler.CheckText(t, data, seen)
			}
		})
	}
}

// spoken returns the words of a document as those hear it who do not see what
// was added and taken away.
func spoken(d *doc.Document) string {
	told := map[doc.Inline]bool{} // as part of a change around it
	change := func(in doc.Inline, inside *[]doc.Inline, words string) {
		if told[in] || doc.InlineText(*inside) == "" {
			return
		}
		doc.Walk(&doc.Document{Blocks: []doc.Block{&doc.Paragraph{Inlines: *inside}}}, func(doc.Block) {}, func(in doc.Inline) { told[in] = true })
		*inside = append([]doc.Inline{&doc.Text{Value: words}}, *inside...)
	}
	doc.Walk(d, func(doc.Block) {}, func(in doc.Inline) {
		switch in := in.(type) {
		case *doc.Ins:
			change(in, &in.Inlines, "inserted: ")
		case *doc.Del:
			change(in, &in.Inlines, "deleted: ")
		}
	})
	return doc.PlainText(d.Blocks)
}

// seen returns the words of a document that stand on its pages: not those that tell
// what a picture shows.
func seen(d *doc.Document) string {
	alts := map[*doc.Image]string{}
	images := func(visit func(*doc.Image)) {
		doc.Walk(d, func(b doc.Block) {
			if i, is := b.(*doc.Image); is {
				visit(i)
			}
		}, func(doc.Inline) {})
	}
	images(func(i *doc.Image) { alts[i], i.Alt = i.Alt, "" })
	defer images(func(i *doc.Image) { i.Alt = alts[i] })
	return doc.PlainText(d.Blocks)
}

// sameWords compares texts, white space apart.
func sameWords(t testing.TB, got, want string) {
	t.Helper()
	got, want = squeeze(got), squeeze(want)
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-40)
	t.Errorf("the file says other words than the document:\ngot  …%.120q\nwant …%.120q", got[min(from, len(got)):], want[min(from, len(want)):])
}

// everyWord wants every word of a document in a text, as often as the document has
// it. A style that sets one thing below the other says the heads of a table again for
// each row, with a colon.
func everyWord(t testing.TB, got, want string) {
	t.Helper()
	words := func(s string) map[string]int {
		count := map[string]int{}
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n:,", r) }) {
			count[w]++
		}
		return count
	}
	have := words(got)
	for w, n := range words(want) {
		if have[w] < n {
			t.Errorf("%q stands %d times in the file, and %d times in the document", w, have[w], n)
		}
	}
}

// squeeze leaves out white space, which lines and blocks replace.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// writeCorpus writes a file where -corpus wants it; without a name it begins
// the folder, which must not hold files of another run.
func writeCorpus(t testing.TB, name string, data []byte) {
	t.Helper()
	if *corpusDir == "" {
		return
	}
	file := filepath.Join(*corpusDir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if name == "" {
		return
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
