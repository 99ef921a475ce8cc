package leak

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/corpus.txt
var corpusText string

// snippet is a line of the corpus.
type snippet struct {
	half   string
	secret string // its name; - for none
	text   string
}

// corpus is testdata/corpus.txt.
type corpus struct {
	names    []string // of the secrets
	secrets  []Secret
	snippets []snippet
}

// unseenMarks stand in the corpus for what one cannot see.
var unseenMarks = strings.NewReplacer("{line}", "\n", "{page}", "\f", "{tab}", "\t", "{nbsp}", "\u00a0", "{shy}", "\u00ad", "{zwsp}", "\u200b", "{grave}", "\u0300")

func readCorpus(t testing.TB) corpus {
	t.Helper()
	var c corpus
	for line := range strings.Lines(corpusText) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		half, rest, _ := strings.Cut(line, " | ")
		name, text, _ := strings.Cut(rest, " | ")
		half, name = strings.TrimSpace(half), strings.TrimSpace(name)
		if half != "secret" {
			c.snippets = append(c.snippets, snippet{half, name, unseenMarks.Replace(text)})
			continue
		}
		word, text, _ := strings.Cut(text, " | ")
		class, ok := ClassOf(word)
		if !ok {
			t.Fatalf("%q is no class", word)
		}
		c.names = append(c.names, name)
		c.secrets = append(c.secrets, Secret{class, strings.ReplaceAll(text, " / ", "\n")})
	}
	return c
}

// judge counts the snippets of a half, those whose secret is missed, and those
// in which another one is found.
func (c corpus) judge(t *testing.T, half string, tell bool) (count, missed, wrong int) {
	t.Helper()
	m := New(c.secrets)
	for _, s := range c.snippets {
		if s.half != half {
			continue
		}
		count++
		found, other := false, ""
		for _, h := range m.In(s.text) {
			if c.names[h.Secret] == s.secret {
				found = true
				continue
			}
			other = c.names[h.Secret] + ", " + h.Part + ", " + s.text[h.Start:h.End]
		}
		if !found && s.secret != "-" {
			missed++
			if tell {
				t.Errorf("missed %s in %q", s.secret, s.text)
			}
		}
		if other != "" {
			wrong++
			if tell {
				t.Errorf("false alarm %q in %q", other, s.text)
			}
		}
	}
	return count, missed, wrong
}

func TestSnippetsTheMatcherWasTunedOn(t *testing.T) {
	count, missed, wrong := readCorpus(t).judge(t, "tune", true)
	t.Logf("%d snippets, %d missed, %d false alarms", count, missed, wrong)
}

// TestHeldOutSnippets allows what was measured when the matcher first saw these
// snippets: of 134, none missed and one false alarm, "a good day, Martin", which
// is how a list writes Martin Day. One fault was put right later, which no snippet
// shows: a surname such as Day at the start of a line counted as a sentence's
// first word. Whoever wrote the snippets also wrote the matcher, so the papers of
// real cases may do worse.
func TestHeldOutSnippets(t *testing.T) {
	const mostMissed, mostWrong = 0, 1
	count, missed, wrong := readCorpus(t).judge(t, "held-out", false)
	t.Logf("%d snippets, %d missed, %d false alarms", count, missed, wrong)
	if missed > mostMissed || wrong > mostWrong {
		t.Errorf("more than %d missed or %d false alarms", mostMissed, mostWrong)
	}
}
