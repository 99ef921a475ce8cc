package generator

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
)

// hostile are values that people, programs and enemies write where a case
// wants another one.
var hostile = []string{
	``, `""`, `"   "`, `"\u200b"`, `[]`, `{}`, `[[]]`, `{id: mother}`, `true`, `-1`, `99999999999999999999`, `0.5`,
	`0001-01-01`, `2030-06-15`, `9999-12-31`, `2028-02-29`, `"2027-02-29"`, `mother`, `order-1`,
	`"{{.x}} {{end}}"`, `"</p></document>&amp;<b>"`, `"=HYPERLINK(\"http://x\",\"y\")"`, `"%s%n%!d {value} (\\) <</JS"`,
	`"👨‍👩‍👧‍👦 ☎️"`, `"שלום עולם"`, `"مرحبا"`, `"مرحبا 123 abc"`, `"שָׁלוֹם 5"`, `"বাংলা"`, `"Ze\u0301e\u0335\u0316\u0317"`, `"\u202e\u2066abc"`,
	`"a\tb\r\n\r\nc"`, `"\u0301"`, `"\u0001"`, `"_x0041_"`, `"` + strings.Repeat("Wxyz", 250) + `"`, `"` + strings.Repeat("a word ", 700) + `"`,
}

// fewer is by how much tests that try many values go through fewer of them:
// with -short, which the race detector's run has, a fifth.
func fewer() int {
	if testing.Short() {
		return 5
	}
	return 1
}

var scalarLine = regexp.MustCompile(`^( *(?:- )?[a-z_]+:) [^|>\s].*$`)

// planted returns a copy of a case in which one line of its main file has
// another value, or false when the line holds no value that stands on one
// line. The line after a folded text stays behind and makes broken YAML: that
// is hostile, too.
func planted(in Input, line int, value string) (Input, bool) {
	lines := strings.Split(string(in.Files[0].Data()), "\n")
	m := scalarLine.FindStringSubmatch(lines[line])
	if m == nil {
		return in, false
	}
	lines[line] = m[1] + " " + value
	out := Input{Name: in.Name, Files: append([]*source.File(nil), in.Files...)}
	out.Files[0] = source.NewFile(in.Files[0].Name(), []byte(strings.Join(lines, "\n")))
	return out, true
}

// TestHostileValuesMakeSoundPapersOrFindings puts a hostile value in the place
// of many values of the samples. Whatever comes of it: a paper that keeps its
// promises, or findings that a person can act on.
func TestHostileValuesMakeSoundPapersOrFindings(t *testing.T) {
	e := builtIn(t)
	readers := outside(e)
	made, refused, turn := 0, 0, 0
	cases := sampleCases(t)
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		in := cases[name]
		if untouched, err := e.Make(in, Options{AsOf: asOf, Readers: readers}); err != nil || len(untouched.Outputs) == 0 {
			continue // it makes internal papers alone
		}
		lines := strings.Count(string(in.Files[0].Data()), "\n")
		stride := 1 + lines/15*fewer()
		for line := turn % stride; line < lines; line += stride {
			turn++
			value := hostile[turn*7%len(hostile)]
			changed, ok := planted(in, line, value)
			if !ok {
				continue
			}
			res, err := e.Make(changed, Options{AsOf: asOf, Readers: readers})
			if err != nil {
				t.Errorf("%s, line %d is %s: %v", name, line+1, value, err)
			}
			for _, wrong := range unsound(res) {
				t.Errorf("%s, line %d is %s: %s", name, line+1, value, wrong)
			}
			if len(res.Outputs) > 0 {
				made++
			} else {
				refused++
			}
		}
	}
	if made < 20/fewer() || refused < 20/fewer() {
		t.Errorf("%d papers made, %d refused: the values test too little", made, refused)
	}
}

// libraryWords are what messages of libraries are known by.
var libraryWords = regexp.MustCompile(`yaml:|jsonschema|template:|strconv|runtime|%!|<nil>|<no value>|unmarshal|cannot parse|0x[0-9a-f]`)

// unsound says which promises a result breaks.
func unsound(res Result) (wrong []string) {
	if blocked := res.Findings.Blocks() == diag.Write; blocked == (len(res.Outputs) > 0) {
		wrong = append(wrong, "papers and a finding that keeps them from being made, or neither")
	}
	for _, d := range res.Findings {
		text := d.Text(false) + " " + strings.Join(d.HintTexts(false), " ")
		switch {
		case d.Span.IsZero():
			wrong = append(wrong, "no place: "+text)
		case len(d.Hints) == 0:
			wrong = append(wrong, "no hint: "+text)
		case libraryWords.MatchString(text):
			wrong = append(wrong, "words of a library: "+text)
		}
	}
	for _, o := range res.Outputs {
		if o.Format != "pdf" {
			continue
		}
		report, err := pdfcheck.Check(o.Data)
		if err != nil {
			wrong = append(wrong, err.Error())
		}
		for _, p := range report.Problems {
			wrong = append(wrong, p.String())
		}
	}
	return wrong
}

// TestNoFindingRepeatsWhatTheCaseSays puts words that are nowhere else in the
// place of every value, and looks for them in the form for machines.
func TestNoFindingRepeatsWhatTheCaseSays(t *testing.T) {
	e := builtIn(t)
	for name, in := range sampleCases(t) {
		lines := strings.Count(string(in.Files[0].Data()), "\n")
		for line := 0; line < lines; line += 1 + lines/50*fewer() {
			for _, value := range []string{"Qzxvbn", "1931-02-30", "77377377377"} {
				changed, ok := planted(in, line, value)
				if !ok {
					continue
				}
				c, found := e.read(changed)
				if c == nil && len(found) == 0 {
					t.Errorf("%s, line %d is %s: not read, and nothing is said", name, line+1, value)
				}
				report, err := json.Marshal(found)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(string(report), value) {
					t.Errorf("%s, line %d: the report says %s: %s", name, line+1, value, report)
				}
			}
		}
	}
}
