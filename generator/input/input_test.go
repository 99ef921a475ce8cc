package input_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/source"
	"casedocs/generator/tree"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestGoldens reads each archive of testdata as one case. The findings and the
// tree that it should give stand in the archive beside its files.
func TestGoldens(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var files []*source.File
			for _, f := range archive.Files {
				if f.Name != "findings" && f.Name != "tree" {
					files = append(files, source.NewFile(f.Name, f.Data))
				}
			}
			c, found := input.Read(files)
			got := &txtar.Archive{Comment: archive.Comment}
			for _, f := range files {
				got.Files = append(got.Files, txtar.File{Name: f.Name(), Data: f.Data()})
			}
			got.Files = append(got.Files,
				txtar.File{Name: "findings", Data: []byte(text(t, found))},
				txtar.File{Name: "tree", Data: []byte(dump(c.Root))})
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func text(t *testing.T, l diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := l.WriteText(&b, diag.TextOptions{ShowValues: true}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// dump writes one line for each value: its pointer, its kind, its text, and
// the bytes that its span covers.
func dump(root *tree.Node) string {
	var b strings.Builder
	root.Walk(func(n *tree.Node) {
		pointer := n.Pointer
		if pointer == "" {
			pointer = "(root)"
		}
		fmt.Fprintf(&b, "%s: %s", pointer, n.Kind)
		if n.Kind == tree.String || n.Kind == tree.Number || n.Kind == tree.Bool {
			fmt.Fprintf(&b, " %q", n.Text)
		}
		if n.Refused {
			b.WriteString(" (refused)")
		}
		if !n.Span.IsZero() {
			pos := n.Span.Pos()
			fmt.Fprintf(&b, " at %s:%d:%d %q", n.Span.Name(), pos.Line, pos.Column, n.Span.Text())
		}
		b.WriteByte('\n')
	})
	return b.String()
}

func read(data string) (*tree.Node, diag.List) {
	return input.ReadFile(source.NewFile("case.yaml", []byte(data)))
}

// Joiners that a spelling needs, and pictures made of several, are no findings.
func TestJoinersThatSpellingsNeedAreKept(t *testing.T) {
	for _, text := range []string{"می\u200cخواهم", "ক্\u200dষ", "র\u200d্য", "ශ්\u200dරී", "👩\u200d👧 and", "🏴\U000e0067\U000e0062\U000e007f"} {
		n, found := read("a: " + text + "\n")
		if len(found) > 0 {
			t.Errorf("%q: %s", text, found[0].Text(true))
		}
		if got := n.String("a"); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Letters with marks have one form, whatever keyboard wrote them: a name is
// found, compared and printed as one.
func TestTextIsComposed(t *testing.T) {
	for written, want := range map[string]string{
		"Zoe\u0308": "Zo\u00eb", `"Zoe\u0308"`: "Zo\u00eb", "|\n  Sia\u0302n": "Si\u00e2n\n",
		"E\u0300\u0323bu\u0300n": "\u1eb8\u0300b\u00f9n", "Nguye\u0302\u0303n": "Nguy\u1ec5n", "I\u0307pek": "\u0130pek",
		"שׁרה": "ש\u05c1רה",
	} {
		n, found := read("a: " + written + "\n")
		if got := n.String("a"); got != want || len(found) > 0 {
			t.Errorf("%q is read as %q, want %q; findings %v", written, got, want, found)
		}
	}
}

// TestLetters holds the files that an archive of text cannot hold.
func TestLetters(t *testing.T) {
	for _, c := range []struct {
		name, data string
		at         string // line:column of the first finding
		says       string // part of its message
		blocks     diag.Blocks
	}{
		{"byte order mark", "\ufeffname: Mary\n", "1:1", "byte order mark", diag.Nothing},
		{"Latin-1", "name: Zo\xeb\n", "1:9", `the first one is "ë"`, diag.Write},
		{"UTF-16", "\xff\xfen\x00a\x00", "1:1", "UTF-16", diag.Write},
		{"NUL", "name: a\x00b\n", "1:8", "bytes that are not text", diag.Write},
		{"Word file", "PK\x03\x04rest", "1:1", "a Word, Excel or zip file", diag.Write},
		{"PDF file", "%PDF-1.7\n", "1:1", "a PDF file", diag.Write},
		{"empty", "", "1:1", "the file is empty", diag.Write},
		{"white space", " \n\r\n\t", "1:1", "the file is empty", diag.Write},
		{"only a mark", "\ufeff", "1:1", "the file is empty", diag.Write},
		{"only remarks", "# later\n", "1:1", "only remarks", diag.Write},
		{"control character", "name: a\x01b\n", "1:8", "U+0001", diag.Write},
		{"escaped control character", `name: "a\x01b"`, "1:7", "U+0001", diag.Write},
		{"noncharacter", "name: a\ufffeb\n", "1:8", "U+FFFE", diag.Write},
		{"old Mac line ends", "a: 1\rb: 2\r", "1:5", "U+000D", diag.Write},
		{"line separator", "a: b\u2028c\n", "1:5", "U+2028", diag.Write},
		{"next line", "a: b\u0085c\n", "1:5", "U+0085", diag.Write},
		{"zero-width space", "a: b\u200bc\n", "1:5", "U+200B", diag.Nothing},
		{"bidi override", "a: b\u202ec\n", "1:5", "U+202E", diag.Nothing},
		{"joiner in a Latin word", "a: b\u200dc\n", "1:5", "U+200D", diag.Nothing},
		{"joiner behind a Latin word", "a: b\u200d\n", "1:5", "U+200D", diag.Nothing},
		{"joiner before a Latin word", "a: বb\n\nc: ব\u200cb\n", "3:5", "U+200C", diag.Nothing},
		{"mark of direction behind a Hebrew name", "a: שרה\u200f\n", "1:7", "U+200F", diag.Nothing},
		{"mark of direction in an Arabic name", "a: عبد\u061cالله\n", "1:7", "U+061C", diag.Nothing},
		{"isolate", "a: \u2068שרה\u2069\n", "1:4", "U+2068", diag.Nothing},
		{"word joiner", "a: Anne\u2060Marie\n", "1:8", "U+2060", diag.Nothing},
		{"letter that stands for none", "a: Anne\u3164\n", "1:8", "U+3164", diag.Nothing},
		{"tag", "a: Anne\U000e0041\n", "1:8", "U+E0041", diag.Nothing},
		{"escaped bidi override", "a: 1\nb: \"Anne\\u202eMarie\"", "2:4", "U+202E", diag.Nothing},
		{"escaped zero-width space", "a: \"Anne\\u200bMarie\"", "1:4", "U+200B", diag.Nothing},
		{"soft hyphen", "a: be\u00adcause\n", "1:6", "U+00AD", diag.Nothing},
		{"too large", "a: " + strings.Repeat("x", 5<<20), "1:1", "larger than 4 MB", diag.Write},
		{"long text", "a: " + strings.Repeat("x", 300<<10), "1:4", "this text is longer", diag.Write},
		{"long number", "a: " + strings.Repeat("1", 50), "1:4", "could be a number or a reference", diag.Write},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := read(c.data)
			if len(found) == 0 {
				t.Fatal("no finding")
			}
			d, pos := found[0], found[0].Span.Pos()
			if at := fmt.Sprintf("%d:%d", pos.Line, pos.Column); at != c.at {
				t.Errorf("at %s, want %s", at, c.at)
			}
			if !strings.Contains(d.Text(true), c.says) {
				t.Errorf("says %q, want %q in it", d.Text(true), c.says)
			}
			if d.Blocks != c.blocks {
				t.Errorf("blocks %v, want %v", d.Blocks, c.blocks)
			}
			if len(d.Hints) == 0 {
				t.Error("no hint")
			}
		})
	}
}

func TestReadWithoutFinding(t *testing.T) {
	for name, data := range map[string]string{
		"Windows line ends":        "a: 1\r\nb:\r\n  - c\r\n",
		"emoji with joiner":        "a: 👩\u200d👧\n",
		"Bengali with joiner":      "a: র\u200d্য\n",
		"flag of Scotland":         "a: 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f\n",
		"document start":           "---\na: 1\n",
		"document end":             "a: 1\n...\n",
		"tabs after text":          "a: 1\t# remark\nb: |\n  one\ttwo\n",
		"no line end":              "a: 1",
		"remark with its own mark": "a: text ## remark\n",
	} {
		t.Run(name, func(t *testing.T) {
			n, found := read(data)
			if n == nil || len(found) > 0 {
				t.Errorf("findings:\n%s", text(t, found))
			}
		})
	}
}

func TestByteOrderMarkMovesNoPlaces(t *testing.T) {
	n, _ := read("\ufeffname: Mary\nage: 7\n")
	for pointer, want := range map[string]string{"/name": "Mary", "/age": "7"} {
		if got := n.At(pointer).Span.Text(); got != want {
			t.Errorf("%s covers %q, want %q", pointer, got, want)
		}
	}
}

func TestFindingsAreCapped(t *testing.T) {
	_, found := read(strings.Repeat("a: no\n", 5000))
	if len(found) > 250 {
		t.Errorf("%d findings", len(found))
	}
	if last := found[len(found)-1].Text(true); !strings.Contains(last, "not listed") {
		t.Errorf("the last finding says %q", last)
	}
}

// TestBombs reads what is made to take all memory. Each must end in a finding
// or a small tree, and take less than 200 MB on the way.
func TestBombs(t *testing.T) {
	const most = 200 << 20
	fill := func(s string) string { return strings.Repeat(s, (4<<20-10)/len(s)) }
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [ha, ha, ha]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&laughs, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8), i-1)
	}
	var keys strings.Builder
	for i := range 60000 {
		fmt.Fprintf(&keys, "k%d: %d\n", i, i)
	}
	var deepNames strings.Builder
	for i := range 100 {
		fmt.Fprintf(&deepNames, "%s%s:\n", strings.Repeat(" ", i), strings.Repeat("n", 90))
	}
	deepNames.WriteString(strings.Repeat(strings.Repeat(" ", 100)+"- x\n", 20000))
	for _, c := range []struct {
		name, data string
		fine       bool
	}{
		{"60,000 fields", keys.String(), true},
		{"the same field many times", fill("a: 1, "), false},
		{"merge keys", "a: &a {b: c}\n" + strings.Repeat("d:\n  <<: *a\n", 20000), false},
		{"a billion laughs", laughs.String(), false},
		{"200 deep", strings.Repeat("[", 200) + strings.Repeat("]", 200), false},
		{"9,000 deep", strings.Repeat("[", 9000) + strings.Repeat("]", 9000), false},
		{"100,000 deep", strings.Repeat("[", 100000) + strings.Repeat("]", 100000), false},
		{"dashes within dashes", fill("- "), false},
		{"one text of 3 MB", "a: " + strings.Repeat("x", 3<<20), false},
		{"20 MB", "a: " + strings.Repeat("x", 20<<20), false},
		{"two million entries", "[" + fill("a,") + "]", false},
		{"one long line of entries", "a: [" + strings.Repeat("a,", 100000) + "]", true},
		{"one long line of the same field", "{" + strings.Repeat("a: 1,", 60000) + "}", false},
		{"only remarks", "a: 1\n" + fill("#\n"), false},
		{"a remark on every line", "a:\n" + strings.Repeat("  - x # y\n", 70000), true},
		{"one number of 3 MB", "a: " + strings.Repeat("9", 3<<20), false},
		{"long names, deep", deepNames.String(), false},
		{"a quotation never closed", "a: \"" + fill("x: y\n"), false},
		{"bad line after many", strings.Repeat("a: 1\n", 50000) + "b\nc: d\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, found := read(c.data)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > most {
				t.Errorf("took %d MB", used>>20)
			}
			if c.fine != (len(found) == 0) {
				t.Errorf("findings: %d", len(found))
			}
			for _, d := range found {
				if d.Span.IsZero() {
					t.Errorf("no place: %s", d.Message)
				}
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(file.Data)
		}
	}
	for _, s := range []string{"a: *x", "- - - a", "? [b]\n: c", "\ufeffa: |\n\n  b", "a: 'b''c' #d", "{a: [b, {c: d}]}", "&a b: !c d"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("case.yaml", data)
		c, found := input.Read([]*source.File{file})
		if c.Root == nil || c.Root.Kind != tree.Map {
			t.Fatal("no root")
		}
		c.Root.Walk(func(n *tree.Node) {
			if s := n.Span; s.File != nil && (s.Start < 0 || s.End < s.Start || s.End > len(data)) {
				t.Fatalf("%s: span %d-%d of %d bytes", n.Pointer, s.Start, s.End, len(data))
			}
			if c.Root.At(n.Pointer) != n {
				t.Fatalf("pointer %q names another value", n.Pointer)
			}
		})
		for _, d := range found {
			if d.Message == "" || len(d.Hints) == 0 {
				t.Fatalf("finding without words: %+v", d)
			}
		}
		var b strings.Builder
		if err := found.WriteText(&b, diag.TextOptions{ShowValues: true}); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkReadFile reads a case of some 3,000 lines.
func BenchmarkReadFile(b *testing.B) {
	data := strings.Repeat("  - id: action-1\n    text: Reads with Wilf every Tuesday after school.\n    start: 2026-03-16\n", 1000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, found := read("actions:\n" + data); len(found) > 0 {
			b.Fatal(found[0].Message)
		}
	}
}
