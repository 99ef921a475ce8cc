package leak

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSecretsBetweenWordsAreAlwaysFound(t *testing.T) {
	c := readCorpus(t)
	m := New(c.secrets)
	rapid.Check(t, func(r *rapid.T) {
		before, after := rapid.String().Draw(r, "before"), rapid.String().Draw(r, "after")
		i := rapid.IntRange(0, len(c.secrets)-1).Draw(r, "secret")
		s := c.secrets[i].Text
		if strings.HasSuffix(strings.TrimSpace(before), "+44") {
			r.Skip()
		}
		text := before + " " + s + " " + after
		found := false
		for _, h := range m.In(text) {
			checkHit(r, text, h)
			found = found || h.Secret == i && h.End > len(before) && h.Start <= len(before)+len(s)
		}
		if !found {
			r.Fatalf("%q not found in %q", s, text)
		}
	})
}

// checkHit demands that a hit lies within its text, on the borders of runes.
func checkHit(t interface{ Fatalf(string, ...any) }, text string, h Hit) {
	if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
		t.Fatalf("%v is not within a text of %d bytes", h, len(text))
	}
	if !utf8.RuneStart(text[h.Start]) || h.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[h.End]) {
		t.Fatalf("%v is not on the borders of runes", h)
	}
}

func TestAnyTextCanBeASecret(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		class := rapid.Custom(func(r *rapid.T) Class { return Class(rapid.IntRange(0, int(Place)).Draw(r, "class")) }).Draw(r, "class")
		secret, text := rapid.String().Draw(r, "secret"), rapid.String().Draw(r, "text")
		for _, h := range New([]Secret{{class, secret}}).In(text + " " + secret) {
			checkHit(r, text+" "+secret, h)
		}
	})
}

func TestGoroutinesFindTheSame(t *testing.T) {
	c := readCorpus(t)
	m := New(c.secrets)
	want := make([][]Hit, len(c.snippets))
	for i, s := range c.snippets {
		want[i] = m.In(s.text)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for i, s := range c.snippets {
				if got := m.In(s.text); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%q: got %v, want %v", s.text, got, want[i])
				}
			}
		})
	}
	wait.Wait()
}

func FuzzIn(f *testing.F) {
	c := readCorpus(f)
	m := New(c.secrets)
	for _, s := range c.snippets[:20] {
		f.Add(s.text)
	}
	for _, s := range []string{"", "\xff3 Osier\xc2Walk", "ﷺﬃ３", "Day-\n", "&", "\u00ad\u0301", "3\u2028Osier-\fwalk"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, h := range m.In(text) {
			checkHit(t, text, h)
		}
	})
}
