package templates_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"casedocs/generator"
	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/input"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
	"casedocs/generator/tree"
	"casedocs/schemas"
	"casedocs/templates"
)

const cases = "../samples/cases"

// A closing is a sample case that ends, with its letters by the ids of their
// recipients.
type closing struct {
	root    *tree.Node
	letters map[string]*pdfcheck.Element
}

// closings returns the sample cases whose letters have got as far as a date,
// by name.
func closings(t *testing.T) map[string]closing {
	t.Helper()
	all, err := madeClosings()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 6 {
		t.Fatalf("%d samples have letters with a date, want at least 6", len(all))
	}
	return all
}

var madeClosings = sync.OnceValues(func() (map[string]closing, error) {
	c := catalog.New(catalog.Layer{Name: "built-in", FS: catalog.Union{"templates": templates.Files, "schemas": schemas.Files}})
	e, _, err := generator.Open(c, "test")
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(cases + "/closure-*.yaml")
	if err != nil {
		return nil, err
	}
	all := map[string]closing{}
	for _, name := range names {
		c, err := readClosing(e, name)
		if err != nil {
			return nil, err
		}
		if c.root.At("/closure").String("letter_date") != "" {
			all[strings.TrimSuffix(filepath.Base(name), ".yaml")] = c
		}
	}
	return all, nil
})

// readClosing makes the letters of a case for their readers.
func readClosing(e *generator.Engine, name string) (closing, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return closing{}, err
	}
	file := source.NewFile(filepath.Base(name), data)
	tree, _ := input.Read([]*source.File{file})
	c := closing{root: tree.Root, letters: map[string]*pdfcheck.Element{}}
	res, err := e.Make(generator.Input{Name: file.Name(), Files: []*source.File{file}}, generator.Options{
		AsOf:      civil.Date{Year: 2026, Month: 11, Day: 21},
		Documents: []string{"closure-letter"}, Formats: []string{"pdf"}, Readers: []string{"recipient"},
	})
	if err != nil {
		return c, err
	}
	for _, o := range res.Outputs {
		report, err := pdfcheck.Check(o.Data)
		if err != nil {
			return c, err
		}
		c.letters[o.Item] = report.Root
	}
	return c, nil
}

// eachLetter runs a test for every letter with the recipient's entry.
func eachLetter(t *testing.T, test func(t *testing.T, c closing, to *tree.Node, letter *pdfcheck.Element)) {
	t.Helper()
	for name, c := range closings(t) {
		for _, to := range c.root.At("/closure/recipients").Items {
			t.Run(name+"/"+to.String("id"), func(t *testing.T) {
				letter := c.letters[to.String("id")]
				if letter == nil {
					t.Fatal("there is no such letter")
				}
				test(t, c, to, letter)
			})
		}
	}
}

// Sentences are of about twelve words and none is over twenty, as the content
// standard wants it.
const (
	longestSentence = 20
	longestAverage  = 13
)

func TestLettersSpeakInShortSentences(t *testing.T) {
	eachLetter(t, func(t *testing.T, _ closing, to *tree.Node, letter *pdfcheck.Element) {
		var words, count int
		for _, s := range sentences(letter) {
			n := len(strings.Fields(s))
			if n > longestSentence {
				t.Errorf("a sentence of %d words: %s", n, s)
			}
			words, count = words+n, count+1
		}
		if average := float64(words) / float64(max(count, 1)); count < 8 || average > longestAverage {
			t.Errorf("%d sentences of %.1f words, want an average of %d at most", count, average, longestAverage)
		}
	})
}

// endOfSentence is the space after a full stop, question or exclamation mark,
// with what closes behind it, or after a colon.
var endOfSentence = regexp.MustCompile(`[.?!:]["”’)]*\s+`)

// sentences returns the sentences of a letter, without headings and what
// stands beside names of fields.
func sentences(e *pdfcheck.Element) []string {
	var all []string
	for _, p := range e.Parts {
		if p.Element == nil {
			continue
		}
		switch p.Element.Role {
		case "P", "LBody":
			for _, s := range endOfSentence.Split(p.Element.Text(), -1) {
				if s = strings.TrimSpace(s); s != "" {
					all = append(all, s)
				}
			}
		default:
			all = append(all, sentences(p.Element)...)
		}
	}
	return all
}

// TestLettersTellOnlyTheirReader holds that what one person did, who helps
// one person and how one person was looked for stand in that person's letter
// and in no other, and what the team knows in none.
func TestLettersTellOnlyTheirReader(t *testing.T) {
	kinds := []struct{ list, readers, text string }{
		{"/closure/changed", "who", "what"},
		{"/closure/changed", "", "evidence"},
		{"/closure/ongoing", "for", "for_what"},
		{"/closure/tried", "who", "how"},
		{"/closure/tried", "", "result"},
		{"/closure/recipients", "who", "true_thing"},
		{"/closure/recipients", "", "deliver_by"},
		{"/people", "", "about"},
		{"/people", "", "communication_need"},
	}
	eachLetter(t, func(t *testing.T, c closing, to *tree.Node, letter *pdfcheck.Element) {
		text := fold(letter.Text())
		for _, k := range kinds {
			for _, entry := range items(c.root.At(k.list)) {
				words := fold(entry.String(k.text))
				if words == "" {
					continue
				}
				mine := slices.Contains(readers(entry, k.readers), to.String("who"))
				if there := strings.Contains(text, words); there != mine {
					t.Errorf("%s of %s in %s: %v, want %v", k.text, entry.String("id"), k.list, there, mine)
				}
			}
		}
	})
}

// fold leaves out white space and full stops, which lines and sentences add.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '.' }), "")
}

func items(list *tree.Node) []*tree.Node {
	if list == nil {
		return nil
	}
	return list.Items
}

// readers returns the people in whose letters an entry stands; true things of
// agencies and for nobody are of nobody.
func readers(entry *tree.Node, field string) []string {
	if field == "" {
		return nil
	}
	if n := entry.Field(field); n != nil && len(n.Items) > 0 {
		var ids []string
		for _, item := range n.Items {
			ids = append(ids, item.Text)
		}
		return ids
	}
	return []string{entry.String(field)}
}

// TestLettersHoldTheirReadersAddressAlone holds that a letter shows its
// reader's address once that is checked, and never where somebody else lives.
func TestLettersHoldTheirReadersAddressAlone(t *testing.T) {
	eachLetter(t, func(t *testing.T, c closing, to *tree.Node, letter *pdfcheck.Element) {
		text := letter.Text()
		line, _, _ := strings.Cut(to.String("safe_address"), "\n")
		changed, checked := to.String("address_changed_on"), to.String("address_checked_on")
		if there, want := strings.Contains(text, line), checked != "" && checked >= changed; line != "" && there != want {
			t.Errorf("the address changed on %q, was checked on %q, and stands in the letter: %v", changed, checked, there)
		}
		for _, p := range c.root.At("/people").Items {
			if contact := p.Field("contact"); contact != nil && p.String("id") != to.String("who") {
				line, _, _ := strings.Cut(contact.String("address"), "\n")
				if line != "" && strings.Contains(text, line) {
					t.Errorf("the letter tells where %s lives", p.String("id"))
				}
			}
		}
	})
}

// TestLettersSayWhatEachReaderMustHave looks for what no letter may lack.
func TestLettersSayWhatEachReaderMustHave(t *testing.T) {
	wants := map[string][]string{
		"parent": {"day", "night", "child-helpline", "advice"},
		"carer":  {"day", "night", "child-helpline", "advice"},
		"child":  {"child-helpline"},
		"agency": {"day", "night"},
	}
	eachLetter(t, func(t *testing.T, c closing, to *tree.Node, letter *pdfcheck.Element) {
		text := letter.Text()
		all := []string{"999"}
		for _, use := range wants[to.String("kind")] {
			numbers := c.root.At("/authority/numbers").Items
			of := slices.IndexFunc(numbers, func(n *tree.Node) bool { return n.String("use") == use })
			all = append(all, numbers[of].String("phone"))
		}
		switch to.String("kind") {
		case "parent", "carer":
			all = append(all, c.root.At("/closure/return_route").String("phone"), c.root.At("/authority/complaints").String("answer_within"))
		case "child":
			if !regexp.MustCompile(`(n|\b)ever your fault|because of anything you did`).MatchString(text) {
				t.Error("the letter does not say that it was not the child's fault")
			}
		}
		for _, want := range all {
			if !strings.Contains(text, want) {
				t.Errorf("the letter lacks %q", want)
			}
		}
	})
}

// neverInLetters are words of the trade, and words of law that say something
// else than what happened.
var neverInLetters = regexp.MustCompile(`(?i)\b(cases?|engage\w*|concerns?|service users?|professionals|safeguarding|` +
	`discharged|revoked|lapsed|expire[ds]?|breach\w*|failed|non-complian\w+|must not|allegations?|great progress|do not hesitate)\b`)

func TestLettersKeepClearOfWordsOfTheTrade(t *testing.T) {
	eachLetter(t, func(t *testing.T, _ closing, to *tree.Node, letter *pdfcheck.Element) {
		if word := neverInLetters.FindString(letter.Text()); word != "" {
			t.Errorf("the letter says %q", word)
		}
	})
}

// endings are words that stand in a letter to somebody grown up for each way
// in which an order ends, and in no letter about another.
var endings = map[string]string{
	"ran-out":        "on its last day",
	"ended-by-court": "The court ended the supervision order",
	"replaced":       "took the place of the supervision order",
	"child-grew-up":  "18th birthday",
}

func TestLettersTellTheWaysOfEndingApart(t *testing.T) {
	seen := map[string]bool{}
	eachLetter(t, func(t *testing.T, c closing, to *tree.Node, letter *pdfcheck.Element) {
		if to.String("kind") == "child" {
			return
		}
		how := c.root.At("/orders/0/ended").String("how")
		seen[how] = true
		for other, words := range endings {
			if there := strings.Contains(letter.Text(), words); there != (other == how) {
				t.Errorf("the order %s; the letter says %q: %v", how, words, there)
			}
		}
	})
	if len(seen) != len(endings) {
		t.Errorf("samples end in %d ways, want %d", len(seen), len(endings))
	}
}
