package leak

import (
	"fmt"
	"strings"
	"testing"
)

// manySecrets returns as many as a large case has, of all classes.
func manySecrets(c corpus, count int) []Secret {
	secrets := append([]Secret(nil), c.secrets...)
	for i := len(secrets); i < count; i++ {
		s := c.secrets[i%len(c.secrets)]
		switch s.Class {
		case Date:
			s.Text = fmt.Sprintf("%d-0%d-1%d", 1990+i%30, 1+i%9, i%10)
		case Words, Email:
			s.Text = fmt.Sprintf("no%d %s", i, s.Text)
		default:
			s.Text = strings.NewReplacer("0", fmt.Sprint(i%10), "1", fmt.Sprint(i/10%10), "a", "e", "i", "ou").Replace(s.Text)
		}
		secrets = append(secrets, s)
	}
	return secrets
}

// longText returns about 30 KB of the snippets without secrets: what a paper
// normally is.
func longText(c corpus) string {
	var b strings.Builder
	for b.Len() < 30_000 {
		for _, s := range c.snippets {
			if s.secret == "-" {
				b.WriteString(s.text)
				b.WriteString(" They talked about school, and what the children want to do in the holidays.\n")
			}
		}
	}
	return b.String()[:30_000]
}

func BenchmarkIn(b *testing.B) {
	c := readCorpus(b)
	m, text := New(manySecrets(c, 150)), longText(c)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.In(text)
	}
}

func BenchmarkNew(b *testing.B) {
	secrets := manySecrets(readCorpus(b), 150)
	b.ReportAllocs()
	for b.Loop() {
		New(secrets)
	}
}
