package typeset

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansmonobold"
)

// runs sets a text on one line and returns its runs in reading order.
func runs(t testing.TB, text string) []*Run {
	t.Helper()
	var s Setter
	p := s.Paragraph([]Span{{Text: text, Face: fonts(t).Face(Regular, ""), Size: 10}})
	if len(p.Missing) > 0 {
		t.Fatalf("no glyph for %q", p.Missing[0].Rune)
	}
	var out []*Run
	for _, l := range s.Lines(p, 1e6) {
		for _, f := range l.Fragments {
			out = append(out, f.Run)
		}
	}
	return out
}

func TestRunsTellTheirText(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		fonts        string // of the runs, in reading order
		actual, rtl  bool   // of the first run
		glyphs       int    // of the first run
		tell         string // what the glyphs of the first run say
		shorterThanS string // the run must be narrower than this text, "" for none
	}{
		{name: "plain", text: "plan", fonts: "LiberationSans", glyphs: 4, tell: "plan"},
		{name: "spaces belong to the run", text: "a b", fonts: "LiberationSans", glyphs: 3, tell: "a b"},
		{name: "decomposed letters are composed", text: "Zoe\u0308", fonts: "LiberationSans", glyphs: 3, tell: "Zo\u00eb"},
		{name: "hard hyphen is drawn as a hyphen", text: "re\u2011do", fonts: "LiberationSans", actual: true, glyphs: 5, tell: "re-do"},
		{name: "soft hyphen draws nothing", text: "su\u00adper", fonts: "LiberationSans", glyphs: 5, tell: "super"},
		{name: "zero-width space draws nothing", text: "su\u200bper", fonts: "LiberationSans", actual: true, glyphs: 5, tell: "super"},
		{name: "no-break space is a space", text: "10\u00a0am", fonts: "LiberationSans", glyphs: 5, tell: "10\u00a0am"},
		{name: "kerning", text: "AVAV", fonts: "LiberationSans", glyphs: 4, tell: "AVAV", shorterThanS: "AAVV"},
		{name: "ticks come from the font behind", text: "✓ done", fonts: "DejaVuSans LiberationSans", glyphs: 2, tell: "✓ "},
		{name: "right to left", text: "السيدة", fonts: "DejaVuSans", actual: true, rtl: true, glyphs: 6},
		{name: "two words of right to left are one run", text: "السيدة الأمين", fonts: "DejaVuSans", actual: true, rtl: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkRuns(t, runs(t, c.text), c.text, c.fonts, c.actual, c.rtl, c.glyphs, c.tell, c.shorterThanS)
		})
	}
}

func checkRuns(t *testing.T, got []*Run, text, fonts string, actual, rtl bool, glyphs int, tell, wider string) {
	t.Helper()
	var names, whole []string
	for _, r := range got {
		names, whole = append(names, r.Font.Name()), append(whole, r.Text)
	}
	if s := strings.Join(names, " "); s != fonts {
		t.Errorf("fonts %s, want %s", s, fonts)
	}
	if s := strings.Join(whole, ""); s != text {
		t.Errorf("text %q, want %q", s, text)
	}
	first := got[0]
	if first.Actual != actual || first.RTL != rtl {
		t.Errorf("actual %v rtl %v, want %v %v", first.Actual, first.RTL, actual, rtl)
	}
	if glyphs > 0 && len(first.Glyphs) != glyphs {
		t.Errorf("%d glyphs, want %d", len(first.Glyphs), glyphs)
	}
	said, width := "", 0
	for _, g := range first.Glyphs {
		said += g.Text
		width += g.Advance
		if g.ID == 0 {
			t.Error("an empty box is drawn")
		}
	}
	if tell != "" && said != tell {
		t.Errorf("glyphs say %q, want %q", said, tell)
	}
	if w := float64(width) * first.Size / 1000; w != first.Width {
		t.Errorf("width %v, glyphs %v", first.Width, w)
	}
	if wider != "" && first.Width >= runs(t, wider)[0].Width {
		t.Errorf("%q is not kerned", text)
	}
}

// A font may have glyphs for private use, as DejaVu has: pasted ligatures and
// ticks look right in one font and say nothing to those who hear them.
func TestCharactersForPrivateUseAreMissing(t *testing.T) {
	var s Setter
	p := s.Paragraph([]Span{{Text: "of\uf001ce \uf6c5", Face: fonts(t).Face(Regular, ""), Size: 10}})
	if len(p.Missing) != 2 || p.Missing[0].Rune != '\uf001' || p.Missing[1].Rune != '\uf6c5' {
		t.Errorf("reported as missing: %v", p.Missing)
	}
}

func TestMissingCharactersAreReported(t *testing.T) {
	var s Setter
	p := s.Paragraph([]Span{
		{Text: "plain", Face: fonts(t).Face(Regular, ""), Size: 10},
		{Text: "স্নেহা 🧒", Face: fonts(t).Face(Regular, "bn"), Size: 10},
	})
	var got []rune
	for _, m := range p.Missing {
		if m.Span != 1 {
			t.Errorf("%q reported for span %d", m.Rune, m.Span)
		}
		got = append(got, m.Rune)
	}
	for _, r := range "সনহ🧒" {
		if !strings.ContainsRune(string(got), r) {
			t.Errorf("%q is not reported", r)
		}
	}
	for _, l := range s.Lines(p, 1000) {
		for _, f := range l.Fragments {
			for _, g := range f.Run.Glyphs {
				if g.ID == 0 {
					t.Fatal("an empty box is drawn")
				}
			}
		}
	}
}

func TestMixedDirectionsStandInVisualOrder(t *testing.T) {
	var s Setter
	face := fonts(t).Face(Regular, "")
	p := s.Paragraph([]Span{{Text: "Mrs السيدة 12 الأمين was here", Face: face, Size: 10}})
	line := s.Lines(p, 1000)[0]
	at := map[string]float64{}
	for _, f := range line.Fragments {
		at[strings.TrimSpace(f.Run.Text)] = f.X
	}
	if !(at["Mrs"] < at["الأمين"] && at["الأمين"] < at["12"] && at["12"] < at["السيدة"] && at["السيدة"] < at["was here"]) {
		t.Errorf("order of the line: %v", at)
	}
	if line.RTL {
		t.Error("an English sentence reads from right to left")
	}
	if arabic := s.Paragraph([]Span{{Text: "السيدة الأمين (A)", Face: face, Size: 10}}); !s.Lines(arabic, 1000)[0].RTL {
		t.Error("an Arabic line reads from left to right")
	}
}

// A value has an order of its own: what stands behind a Hebrew one is not
// drawn to its other side, and an Arabic one with a number reads as alone.
func TestIsolatedValuesKeepTheirOrder(t *testing.T) {
	face := fonts(t).Face(Regular, "")
	for _, c := range []struct {
		name  string
		spans []Span
		want  []string // from left to right
	}{
		{"a date behind a value", []Span{{Text: "see "}, {Text: "שָׁלוֹם", Isolated: true}, {Text: ", 13 March"}}, []string{"see ", "שָׁלוֹם", ", 13 March"}},
		{"a value in brackets", []Span{{Text: "אבג", Isolated: true}, {Text: " ("}, {Text: "12", Isolated: true}, {Text: ")"}}, []string{")", "12", " (", "אבג"}},
		{"two values", []Span{{Text: "אבג", Isolated: true}, {Text: ", "}, {Text: "דהו", Isolated: true}, {Text: " and so on"}}, []string{"אבג", ", ", "דהו", " and so on"}},
		{"a number in a value", []Span{{Text: "for "}, {Text: "אבג 12", Isolated: true}, {Text: " here"}}, []string{"for ", "12", "אבג ", " here"}},
		{"English in a Hebrew line", []Span{{Text: "אבג "}, {Text: "the plan", Isolated: true}, {Text: " דהו"}, {Text: "זחטיכלמנ"}}, []string{"זחטיכלמנ", " דהו", "the plan", "אבג "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i := range c.spans {
				c.spans[i].Face, c.spans[i].Size = face, 10
			}
			var s Setter
			frags := s.Lines(s.Paragraph(c.spans), 1000)[0].Fragments
			slices.SortFunc(frags, func(a, b Fragment) int { return cmp.Compare(a.X, b.X) })
			var got []string
			for _, f := range frags {
				got = append(got, f.Run.Text)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("from left to right %q, want %q", got, c.want)
			}
		})
	}
}

func TestScriptsWithoutItalicsAreSetUpright(t *testing.T) {
	var s Setter
	p := s.Paragraph([]Span{{Text: "السيدة", Face: fonts(t).Face(Italic, "ar"), Size: 10}})
	if run := s.Lines(p, 100)[0].Fragments[0].Run; len(p.Missing) > 0 || run.Font.Name() != "DejaVuSans" {
		t.Errorf("set in %s, %d characters missing", run.Font.Name(), len(p.Missing))
	}
}

func TestExtraFontsAreAskedBeforeTheFontsBehind(t *testing.T) {
	builtin := BuiltinSources()
	set, err := Load(Sources{
		Families: builtin.Families,
		Extra:    []Source{{"bold.ttf", dejavusansmonobold.TTF}, {"regular.ttf", dejavusansmono.TTF}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for style, want := range map[Style]string{
		Regular: "DejaVuSansMono", Bold: "DejaVuSansMono-Bold", Italic: "DejaVuSansMono", BoldItalic: "DejaVuSansMono-Bold",
	} {
		var s Setter
		p := s.Paragraph([]Span{{Text: "aس", Face: set.Face(style, ""), Size: 10}})
		frags := s.Lines(p, 100)[0].Fragments
		if len(frags) != 2 || frags[1].Run.Font.Name() != want {
			t.Errorf("style %d: %d runs, seen in %s, want %s", style, len(frags), frags[len(frags)-1].Run.Font.Name(), want)
		}
	}
}

func TestLoadRefusesWhatIsNoFont(t *testing.T) {
	for name, s := range map[string]Sources{
		"no family": {},
		"no font":   {Families: []Family{{Regular: Source{"notes.ttf", []byte("not a font")}}}},
		"extra":     {Families: BuiltinSources().Families, Extra: []Source{{"notes.ttf", nil}}},
	} {
		if _, err := Load(s); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Fonts are shared by all documents of a process; the race detector watches.
func TestFontsAreSharedByManyGoroutines(t *testing.T) {
	set := fonts(t)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			var s Setter
			for _, lang := range []string{"", "en-GB", "ar", "cy"} {
				for style := Regular; style <= BoldItalic; style++ {
					p := s.Paragraph([]Span{{Text: strings.Repeat("the السيدة ✓ plan Zoë ", i+1), Face: set.Face(style, lang), Size: 12}})
					s.Lines(p, 100)
				}
			}
		})
	}
	wait.Wait()
}

func TestFullCachesAreEmptied(t *testing.T) {
	var c cache[int]
	for i := range 100 {
		c.keep(strings.Repeat("a", i), i, maxCached/10)
	}
	if c.size > maxCached || len(c.entries) > 10 || c.entries[strings.Repeat("a", 99)] != 99 {
		t.Errorf("%d entries of %d bytes are kept", len(c.entries), c.size)
	}
}

func TestCachesAreBounded(t *testing.T) {
	set, err := Load(Sources{Families: BuiltinSources().Families[:1]})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 * maxLanguages * 4 {
		set.Face(Regular, "x-"+strings.Repeat("a", i%500))
	}
	if n := len(set.faces); n > maxLanguages*4+4 {
		t.Errorf("%d faces are kept", n)
	}
}
