package typeset

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"
)

func TestLinesBreakWhereReadersExpect(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"at spaces", "the officer will visit", 70, []string{"the officer ", "will visit"}},
		{"white space is one space", "a \n\t b", 100, []string{"a b"}},
		{"never between day and month", "seen on 9 March 2027", 55, []string{"seen on ", "9 March ", "2027"}},
		{"never inside a telephone number", "Ring us on 01632 960155 now", 90, []string{"Ring us on ", "01632 960155 ", "now"}},
		{"nor in one of three parts", "or 020 7946 0123.", 85, []string{"or ", "020 7946 0123."}},
		{"but between other numbers", "in 2026 2027", 60, []string{"in 2026 ", "2027"}},
		{"never inside a time", "from (4 pm to 10.30 am)", 55, []string{"from ", "(4 pm to ", "10.30 am)"}},
		{"never before the number of a part", "in (section 31(3)), and Annex A.", 85, []string{"in ", "(section 31(3)), ", "and Annex A."}},
		{"in the plural too", "see Pages 2 to 4", 58, []string{"see ", "Pages 2 to ", "4"}},
		{"but after a part that ends a clause", "one page, 2 of it", 58, []string{"one page, ", "2 of it"}},
		{"never inside the number of an action", "for action 2.1 now", 62, []string{"for ", "action 2.1 ", "now"}},
		{"never after an initial or a title", "to J. B. Quill or Dr Okoro", 55, []string{"to ", "J. B. Quill ", "or ", "Dr Okoro"}},
		{"after a title sooner than inside a name", "Ms Adeyemi-Clarke", 95, []string{"Ms ", "Adeyemi-Clarke"}},
		{"but before a number without a unit", "on 4 permits", 40, []string{"on 4 ", "permits"}},
		{"never at a no-break space", "at 10\u00a0am on", 40, []string{"at ", "10\u00a0am ", "on"}},
		{"never inside and/or", "parents and/or carers", 62, []string{"parents ", "and/or ", "carers"}},
		{"never at the hyphen of a name that fits a line", "Judge Adeyemi-Clarke", 95, []string{"Judge ", "Adeyemi-Clarke"}},
		{"at the hyphen of a name that does not", "Judge Adeyemi-Clarke", 60, []string{"Judge ", "Adeyemi-", "Clarke"}},
		{"not after the hyphen of a short prefix", "use e-mail", 35, []string{"use ", "e-mail"}},
		{"never at a hard hyphen", "to re\u2011engage", 60, []string{"to ", "re\u2011engage"}},
		{"not at a soft hyphen", "super\u00advision order", 65, []string{"super\u00advision ", "order"}},
		{"addresses after a slash", "https://example.org/first/second-part", 130, []string{"https://example.org/first/", "second-part"}},
		{"a mail address stays whole", "mail first.last@ex-ample.org", 135, []string{"mail ", "first.last@ex-ample.org"}},
		{"a bracket stays with its word", "plan ( draft", 38, []string{"plan ", "( draft"}},
		{"a dash stays at the end", "plan – draft", 45, []string{"plan – ", "draft"}},
		{"words without a break at any letter", "Rhabarberbarbara", 50, []string{"Rhabarb", "erbarbar", "a"}},
		{"a cluster is never cut", "e\u0301e\u0301e\u0301e\u0301", 14, []string{"e\u0301e\u0301", "e\u0301e\u0301"}},
		{"nothing", "", 100, nil},
		{"only spaces", "   ", 100, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := setLines(t, c.text, c.width); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestWordsThatRunOverSpansBreakAsOneWord(t *testing.T) {
	set := fonts(t)
	spans := func(parts ...string) []Span {
		var out []Span
		for i, s := range parts {
			out = append(out, Span{Text: s, Face: set.Face(Style(i%2), ""), Size: 12})
		}
		return out
	}
	for _, c := range []struct {
		name  string
		spans []Span
		width float64
		want  []string
	}{
		{"no break before a comma", spans("plan for", " Juniper", ", today"), 72, []string{"plan for ", "Juniper, ", "today"}},
		{"no break inside a word", spans("a super", "vision"), 66, []string{"a ", "supervision"}},
		{"break after a hyphen", spans("Adeyemi-", "Clarke"), 60, []string{"Adeyemi-", "Clarke"}},
		{"spaces of both spans are one", spans("one ", " two"), 100, []string{"one two"}},
		{"no break between day and month", spans("the 9", " March"), 52, []string{"the ", "9 March"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s Setter
			if got := texts(s.Lines(s.Paragraph(c.spans), c.width)); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// A break ends the line wherever it stands: between words that otherwise hold
// together too, and in text of both directions.
func TestLinesEndAtBreaks(t *testing.T) {
	for _, c := range []struct {
		name, text string // / is a break
		width      float64
		want       []string
	}{
		{"between words", "1 High Street/Leeds", 500, []string{"1 High Street ", "Leeds"}},
		{"after a space", "1 High Street /Leeds", 500, []string{"1 High Street ", "Leeds"}},
		{"between day and month", "the 9/March", 500, []string{"the 9 ", "March"}},
		{"before what closes", "one/) two", 500, []string{"one ", ") two"}},
		{"at both ends and twice", "/one//two/", 500, []string{"one ", "two"}},
		{"in a narrow column", "one two/three", 30, []string{"one ", "two ", "three"}},
		{"after a word that is cut", "Supervision/now", 40, []string{"Superv", "ision ", "now"}},
		{"from right to left", "السيدة/شارع", 500, []string{"السيدة ", "شارع"}},
		{"between directions", "السيدة/Leeds City", 500, []string{"السيدة ", "Leeds City"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var spans []Span
			for i, line := range strings.Split(c.text, "/") {
				face := fonts(t).Face(Regular, "")
				if i > 0 {
					spans = append(spans, Span{Face: face, Size: 12, Break: true})
				}
				spans = append(spans, Span{Text: line, Face: face, Size: 12})
			}
			var s Setter
			p := s.Paragraph(spans)
			lines := s.Lines(p, c.width)
			if got := texts(lines); !slices.Equal(got, c.want) {
				t.Fatalf("got  %q\nwant %q", got, c.want)
			}
			widest := 0.0
			for _, l := range lines {
				widest = max(widest, l.Width)
			}
			if c.width == 500 && math.Abs(p.MaxWidth()-widest) > slack {
				t.Errorf("the widest line is %.2f, and MaxWidth says %.2f", widest, p.MaxWidth())
			}
		})
	}
}

// Breaks are those of UAX #14 on the whole paragraph, less those that our
// rules take away.
func TestBreaksAreThoseOfUnicode(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"a", "plan", "Juniper's", "£1,250.00", "9", "March", "and/or", "well-being", "(", ")", "“quoted”",
		"e.g.", "—", "–", "…", "50%", "Zoë", "C-45", "[withheld]", "!", "?", "ünïcode", "日本語", "10\u00a0am", "a\u200bb", "x-1",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(pieces, 1, 12).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		want := unicodeBreaks(text)
		got := ownBreaks(text)
		for _, at := range got {
			if !slices.Contains(want, at) {
				t.Fatalf("%q: break at %d (%q|%q) is not one of UAX #14", text, at, text[:at], text[at:])
			}
		}
		for _, at := range want {
			if !slices.Contains(got, at) && !takenAway(text, at) {
				t.Fatalf("%q: no break at %d (%q|%q)", text, at, text[:at], text[at:])
			}
		}
	})
}

// takenAway reports whether one of our own rules forbids a break.
func takenAway(text string, at int) bool {
	if text[at-1] != ' ' {
		return strings.ContainsRune("/-‐", []rune(text[:at])[len([]rune(text[:at]))-1])
	}
	before := text[:at-1]
	before = before[strings.LastIndexByte(before, ' ')+1:]
	after, _, _ := strings.Cut(text[at:], " ")
	return glued(traitsOf(before), traitsOf(after))
}

func TestUnseenPiecesStayWithTheirWords(t *testing.T) {
	for text, want := range map[string][]int{
		"\u200bzero\u200b":         {10},
		"zero\u200b\u200bnought":   {10, 16},
		"\u200b":                   {3},
		"a\u200bb":                 {4, 5},
		"one\u2014\u200b\u200btwo": {3, 12, 15},
	} {
		if got := breaks(text); !slices.Equal(got, want) {
			t.Errorf("breaks of %q are %v, want %v", text, got, want)
		}
	}
}

// A span may begin with what draws nothing, behind a bracket of the span before.
func TestUnseenEdgesOfSpansAreOnALine(t *testing.T) {
	face := fonts(t).Face(Regular, "")
	var spans []Span
	for _, text := range []string{"Somebody said (", "\u200bzero\u200b", ")."} {
		spans = append(spans, Span{Text: text, Face: face, Size: 12})
	}
	for _, width := range []float64{500, 90, 81, 70, 30} {
		var s Setter
		got := strings.Join(texts(s.Lines(s.Paragraph(spans), width)), "")
		if want := "Somebody said (\u200bzero\u200b)."; got != want {
			t.Errorf("at %v points: %q, want %q", width, got, want)
		}
	}
}

func unicodeBreaks(text string) []int {
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var out []int
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		out = append(out, line.OffsetInBytes+line.LengthInBytes)
	}
	return out
}

func ownBreaks(text string) []int {
	set, _ := builtin()
	var s Setter
	p := s.Paragraph([]Span{{Text: text, Face: set.Face(Regular, ""), Size: 12}})
	var out []int
	for i := range p.tokens {
		if t := &p.tokens[i]; t.breakable {
			end := int(t.end)
			if t.space != none {
				end = int(t.spaceAt) + 1
			}
			out = append(out, end)
		}
	}
	return out
}

func TestLinesHoldEveryCharacterAndTheirWidth(t *testing.T) {
	set, _ := builtin()
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("abcdefgh IJ-/.,'é☐اليم9 \u00a0")), 0, 120, -1)
	rapid.Check(t, func(t *rapid.T) {
		first, second := letters.Draw(t, "first"), letters.Draw(t, "second")
		width := rapid.Float64Range(20, 300).Draw(t, "width")
		var s Setter
		p := s.Paragraph([]Span{
			{Text: first, Face: set.Face(Regular, ""), Size: 12},
			{Face: set.Face(Regular, ""), Size: 12, Break: rapid.Bool().Draw(t, "break")},
			{Text: second, Face: set.Face(Bold, "ar"), Size: 9},
		})
		lines := s.Lines(p, width)
		got, want := strings.Join(texts(lines), ""), first+second
		if squeeze(got) != squeeze(want) {
			t.Fatalf("got  %q\nwant %q", got, want)
		}
		for _, l := range lines {
			if l.Width > width+slack {
				t.Fatalf("line of %.2f in %.2f: %q", l.Width, width, texts([]Line{l}))
			}
		}
	})
}

// squeeze leaves out the white space that lines may break at.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Words as long as the longest text that is read are set with work that grows
// as they do: four times the text may not take six times the memory.
func TestWorkGrowsAsWordsDo(t *testing.T) {
	for name, text := range endless {
		set := func(size int) uint64 {
			face := newFace(fonts(t).chain(Regular, ""), "")
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var s Setter
			s.Lines(s.Paragraph([]Span{{Text: strings.ToValidUTF8(text[:size], ""), Face: face, Size: 12}}), 90)
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		set(len(text) / 4) // the buffers of the shaper grow once
		if small, large := set(len(text)/16), set(len(text)/4); large > 6*small {
			t.Errorf("%s: %d bytes for a sixteenth of the word, %d for a quarter", name, small, large)
		}
	}
}

// Long words come once, and remembering them would cost memory for nothing.
func TestLongWordsAreNotRemembered(t *testing.T) {
	for name, text := range endless {
		face := newFace(fonts(t).chain(Regular, ""), "")
		var s Setter
		s.Lines(s.Paragraph([]Span{{Text: strings.ToValidUTF8(text[:1<<13], ""), Face: face, Size: 12}}), 90)
		for _, kept := range []map[string]*piece{face.pieces[0].entries, face.pieces[1].entries} {
			for text := range kept {
				if len(text) > longest {
					t.Errorf("%s: a piece of %d bytes is remembered", name, len(text))
				}
			}
		}
		for text := range face.words.entries {
			if len(text) > longest {
				t.Errorf("%s: a word of %d bytes is remembered", name, len(text))
			}
		}
	}
}

func TestMeasures(t *testing.T) {
	set := fonts(t)
	var s Setter
	p := s.Paragraph([]Span{{Text: "a supervision order", Face: set.Face(Regular, ""), Size: 10}})
	word := s.Paragraph([]Span{{Text: "supervision", Face: set.Face(Regular, ""), Size: 10}})
	if got, want := p.MinWidth(), word.MaxWidth(); got != want {
		t.Errorf("least width %v, longest word %v", got, want)
	}
	if n := len(s.Lines(p, p.MaxWidth())); n != 1 {
		t.Errorf("%d lines at the greatest width", n)
	}
}
