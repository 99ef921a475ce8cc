package typeset

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansmonobold"
	"github.com/go-text/typesetting/font"
)

// collection puts font files into one.
func collection(files ...[]byte) []byte {
	out := append([]byte("ttcf\x00\x01\x00\x00"), be.AppendUint32(nil, uint32(len(files)))...)
	at := len(out) + 4*len(files)
	for _, f := range files {
		out = be.AppendUint32(out, uint32(at))
		at += len(f)
	}
	for _, f := range files {
		at := uint32(len(out))
		f = bytes.Clone(f)
		for i := range int(be.Uint16(f[4:])) {
			entry := f[12+16*i:]
			be.PutUint32(entry[8:], be.Uint32(entry[8:])+at)
		}
		out = append(out, f...)
	}
	return out
}

// withLicence returns a font with other licence bits.
func withLicence(t *testing.T, data []byte, bits uint16) []byte {
	data = bytes.Clone(data)
	all, err := ReadTables(data)
	if err != nil {
		t.Fatal(err)
	}
	be.PutUint16(all[0]["OS/2"][8:], bits)
	return data
}

func TestCheckSaysWhyAFontCannotBeUsed(t *testing.T) {
	mono := dejavusansmono.TTF
	for _, c := range []struct {
		name string
		data []byte
		want string // "" when it can
	}{
		{"a font", mono, ""},
		{"a collection", collection(mono, dejavusansmonobold.TTF), ""},
		{"preview and print", withLicence(t, mono, 0x0004), ""},
		{"a licence for printing or for editing", withLicence(t, mono, 0x000A), ""},
		{"nothing", nil, "it is no font"},
		{"a text", []byte("this is not a font"), "it is no font"},
		{"cut off", mono[:len(mono)/2], `it is cut off in its table`},
		{"cut off in its head", mono[:100], "it is cut off"},
		{"a collection of nothing", collection(), "a collection of 0 fonts"},
		{"a collection that is cut off", collection(mono)[:20], "it is cut off"},
		{"damaged", append(bytes.Clone(mono[:len(mono)/2]), append([]byte{mono[len(mono)/2] ^ 1}, mono[len(mono)/2+1:]...)...), "it is damaged"},
		{"no characters", bytes.Replace(mono, []byte("cmap"), []byte("xmap"), 1), "lacks tables"},
		{"restricted", withLicence(t, mono, 0x0002), "licence bits forbid"},
		{"only whole", withLicence(t, mono, 0x0100), "licence bits forbid"},
		{"only as pictures", withLicence(t, mono, 0x0208), "licence bits forbid"},
	} {
		t.Run(c.name, func(t *testing.T) {
			switch err := Check(c.data); {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("error is %v, want one that says %q", err, c.want)
			}
		})
	}
	if err := Check(bytes.Replace(mono, []byte("glyf"), []byte("xlyf"), 1)); !errors.Is(err, ErrPictures) {
		t.Errorf("a font without outlines: %v", err)
	}
}

// FuzzFont changes a byte of a user's font: it may be refused, but reading it
// and setting a word with it must not panic.
func FuzzFont(f *testing.F) {
	f.Add(uint32(0), byte(1))
	f.Fuzz(func(t *testing.T, at uint32, with byte) {
		data := collection(dejavusansmono.TTF)
		data[int(at)%len(data)] ^= with
		if Check(data) != nil {
			return
		}
		set, err := Load(Sources{Families: BuiltinSources().Families[:1], Extra: []Source{{"fuzzed.ttc", data}}})
		if err != nil {
			t.Fatal(err)
		}
		var s Setter
		s.Lines(s.Paragraph([]Span{{Text: "(السيدة ✓", Face: set.Face(Regular, "ar"), Size: 10}}), 100)
		for glyph := range uint16(300) {
			set.extra[0][0].Outline(glyph * 7)
		}
	})
}

// namesOf returns the fonts that text of a style and language is set in.
func namesOf(set *Fonts, style Style, lang string) []string {
	var names []string
	for _, f := range set.chain(style, lang) {
		names = append(names, f.Name())
	}
	return names
}

func TestFontsDoNotDependOnTheOrderOfFiles(t *testing.T) {
	both := Source{"a.ttc", collection(dejavusansmonobold.TTF, dejavusansmono.TTF)}
	regular, bold := Source{"z/regular.ttf", dejavusansmono.TTF}, Source{"bold.TTF", dejavusansmonobold.TTF}
	for name, extra := range map[string][]Source{
		"one way":      {regular, bold},
		"another":      {bold, regular},
		"a collection": {both},
	} {
		set, err := Load(Sources{Families: BuiltinSources().Families, Extra: extra})
		if err != nil {
			t.Fatal(err)
		}
		for style, want := range map[Style][]string{
			Regular: {"LiberationSans", "DejaVuSansMono", "DejaVuSans"},
			Bold:    {"LiberationSans-Bold", "DejaVuSansMono-Bold", "DejaVuSans-Bold", "LiberationSans", "DejaVuSansMono", "DejaVuSans"},
		} {
			if got := namesOf(set, style, ""); !slices.Equal(got, want) {
				t.Errorf("%s, style %d: %v, want %v", name, style, got, want)
			}
		}
	}
}

// A folder of hundreds of fonts must be ready at once: a font is read when its
// first word is set.
func TestFontsOfTheUserAreReadWhenTheyAreNeeded(t *testing.T) {
	set, err := Load(Sources{Families: BuiltinSources().Families, Extra: []Source{{"mono.ttf", dejavusansmono.TTF}}})
	if err != nil {
		t.Fatal(err)
	}
	mono := set.extra[0][0]
	var s Setter
	s.Paragraph([]Span{{Text: "the plan", Face: set.Face(Regular, ""), Size: 10}})
	if mono.face != nil {
		t.Error("a font is read for words that it does not set")
	}
	s.Paragraph([]Span{{Text: "السيدة", Face: set.Face(Regular, ""), Size: 10}})
	if mono.face == nil || mono.space.ID == 0 {
		t.Error("a font is not read for words that it sets")
	}
}

func TestDesignsForALanguageAreAskedFirst(t *testing.T) {
	var families [][]*Font
	for _, name := range []string{"DejaVu Sans", "DejaVu Serif", "Noto Kufi Arabic", "Noto Naskh Arabic", "Noto Nastaliq Urdu", "Noto Sans CJK HK", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans Mono CJK SC", "Noto Serif CJK SC"} {
		families = append(families, []*Font{{about: font.Description{Family: name}}})
	}
	for lang, want := range map[string]string{
		"": "Noto Naskh Arabic", "en-GB": "Noto Naskh Arabic", "ar": "Noto Naskh Arabic", "ur": "Noto Nastaliq Urdu", "ur-PK": "Noto Nastaliq Urdu",
		"zh": "Noto Sans CJK SC", "zh-Hans": "Noto Sans CJK SC", "zh-Hant": "Noto Sans CJK TC", "zh-HK": "Noto Sans CJK HK", "zh-Hant-HK": "Noto Sans CJK HK",
		"ja": "Noto Sans CJK JP", "jam": "Noto Naskh Arabic",
	} {
		sorted := inOrder(families, lang, []string{"Liberation Sans", "DejaVu Sans"})
		if got := sorted[0][0].about.Family; got != want {
			t.Errorf("%q is set in %s, want %s", lang, got, want)
		}
		if last := sorted[len(sorted)-1][0].about.Family; last != "DejaVu Sans" {
			t.Errorf("the last is %s", last)
		}
	}
}

// Letters that join stay in one font, though it may lack the bracket before
// them.
func TestLettersStayInOneFont(t *testing.T) {
	set, err := Load(Sources{Families: BuiltinSources().Families, Extra: []Source{{"mono.ttf", dejavusansmono.TTF}}})
	if err != nil {
		t.Fatal(err)
	}
	mono := set.extra[0][0]
	mono.chars = lacking{mono.chars, '('}
	var s Setter
	p := s.Paragraph([]Span{{Text: "(السيدة", Face: set.Face(Regular, ""), Size: 10}})
	var got []string
	for _, f := range s.Lines(p, 1000)[0].Fragments {
		got = append(got, f.Run.Font.Name()+" "+f.Run.Text)
	}
	if want := []string{"LiberationSans (", "DejaVuSansMono السيدة"}; !slices.Equal(got, want) {
		t.Errorf("set as %q, want %q", got, want)
	}
}

// lacking is the characters of a font but for one.
type lacking struct {
	font.Cmap
	without rune
}

func (l lacking) Lookup(r rune) (font.GID, bool) {
	if r == l.without {
		return 0, false
	}
	return l.Cmap.Lookup(r)
}
