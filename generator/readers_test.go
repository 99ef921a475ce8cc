package generator

import (
	"slices"
	"strings"
	"testing"

	"casedocs/generator/source"
)

// sharedCase is a small case with a plan and a review. Words in capitals are
// replaced by tests.
const sharedCase = `format: 1
kind: supervision-order
reference: TEST-1
authority: {name: Fernwick Borough Council}
people:
  - {id: mother, name: Marla Slater, relationship: mother}
  - {id: father, name: Dominic Green, relationship: father TIES}
  - {id: teacher, name: Ffion Pike, roles: [{id: role-1, role: teacher, agency: Puddlecote School}]}
  - {id: worker, name: Priya Quill, roles: [{id: role-1, role: social worker, agency: Fernwick Borough Council}]}
children:
  - {id: child-1, name: Juniper Wren, born: 2019-05-02}
  - {id: child-2, name: Mary Slate, born: 2020-05-02 MARK}
plan:
  version: {number: 1, date: 2026-03-17}
  network_note: NOTE
  concerns: [{id: concern-1, text: She slept in the car with both of the children again., children: [child-1]}]
  expectations: {council: [{id: council-1, text: PROMISE, who: worker}]}
  sharing:
    SHARING
reviews:
  - {id: review-1, status: held, date: 2026-04-10, sent_to: [SENT]}
WITHHOLD
`

// copiesIn returns the files of a case, with the ids of their readers, and the
// rules that were broken.
func copiesIn(t *testing.T, opt Options, other ...string) (map[string]string, []string) {
	t.Helper()
	text := strings.NewReplacer(append(other, " TIES", "", " MARK", "", "NOTE", "Nobody yet.", "PROMISE", "We come.", "SENT", "mother",
		"SHARING", "- {id: s-1, with: mother, basis: party}\n    - {id: s-2, with: father, basis: party}", "WITHHOLD", "")...).Replace(sharedCase)
	in := Input{Name: "case", Files: []*source.File{source.NewFile("case.yaml", []byte(text))}}
	opt.AsOf = asOf
	res, err := builtIn(t).Make(in, opt)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, o := range res.Outputs {
		if o.Audience != internalReader {
			files[strings.TrimPrefix(o.Name, "TEST-1/TEST-1-")] = strings.Join(o.For, " ")
		}
	}
	return files, rules(res.Findings)
}

func TestWhoGetsWhichFile(t *testing.T) {
	plan := Options{Documents: []string{"support-plan"}}
	minutes := Options{Documents: []string{"review-minutes"}, Formats: []string{"pdf"}}
	agreement := Options{Documents: []string{"family-agreement"}}
	for name, c := range map[string]struct {
		opt   Options
		other []string
		want  string // files with their readers, sorted
		rule  string // that is broken
	}{
		"a group that sees the same": {plan, nil, "support-plan-v1-family.pdf: mother father; support-plan-v1.pdf: ; support-plan-v1.xlsx: ", ""},
		"one who sees less": {plan, []string{" TIES", ", to_children: [child-1]"},
			"support-plan-v1-family.pdf: mother; support-plan-v1-father.pdf: father; support-plan-v1.pdf: ; support-plan-v1.xlsx: ", ""},
		"one who wants large print": {plan, []string{" TIES", ", format_wanted: large-print"},
			"support-plan-v1-family.pdf: mother; support-plan-v1-father.pdf: father; support-plan-v1.pdf: ; support-plan-v1.xlsx: ", ""},
		"all who want large print": {minutes, []string{" TIES", ", format_wanted: large-print", "SENT", "father"}, "review-minutes-review-1.pdf: father", ""},
		"large print with its sheets": {agreement, []string{" TIES", ", format_wanted: large-print"},
			"family-agreement-v1-father.pdf: father; family-agreement-v1-father.xlsx: father; family-agreement-v1.pdf: mother; family-agreement-v1.xlsx: mother", ""},
		"what only people make": {plan, []string{" TIES", ", format_wanted: easy-read"},
			"support-plan-v1-family.pdf: mother father; support-plan-v1.pdf: ; support-plan-v1.xlsx: ", ""},
		"the fields of a basis in another order": {plan, []string{"SHARING", "- {id: s-1, decided_by: worker, with: teacher, basis: safeguarding-override, basis_on: 2026-03-02, papers: [support-plan]}"},
			"support-plan-v1-agencies.pdf: teacher; support-plan-v1.pdf: ; support-plan-v1.xlsx: ", ""},
		"nobody without a basis": {minutes, []string{"SENT", "teacher"}, "", "CON-04"},
		"staff need none":        {minutes, []string{"SENT", "worker"}, "review-minutes-review-1.pdf: worker", ""},
		"two lines for one reader": {plan, []string{"SHARING", "- {id: s-1, with: teacher, basis: consent, papers: [review-minutes]}\n    - {id: s-2, with: teacher, basis: consent, papers: [support-plan], sections: [contingency]}"},
			"support-plan-v1-agencies.pdf: teacher; support-plan-v1.pdf: ; support-plan-v1.xlsx: ", ""},
		"sections make no workbook": {agreement, []string{"SHARING", "- {id: s-1, with: mother, basis: party, sections: [council]}"},
			"family-agreement-v1.pdf: mother", ""},
		"a basis that was taken back": {plan, []string{"SHARING", "- {id: s-1, with: mother, basis: consent, basis_on: 2026-01-05, withdrawn_on: 2026-03-17, papers: [support-plan]}"},
			"support-plan-v1.pdf: ; support-plan-v1.xlsx: ", "CON-04"},
		"asked for in a format that nobody has": {Options{Documents: []string{"support-plan"}, Formats: []string{"xlsx"}, Readers: []string{"mother"}}, nil, "", ""},
		"asked for and without a basis":         {Options{Readers: []string{"teacher"}}, nil, "", "CON-04"},
	} {
		files, broken := copiesIn(t, c.opt, c.other...)
		var got []string
		for file, readers := range files {
			got = append(got, file+": "+readers)
		}
		slices.Sort(got)
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q (%v)", name, strings.Join(got, "; "), c.want, broken)
		}
		if found := slices.Contains(broken, "CON-04"); found != (c.rule == "CON-04") {
			t.Errorf("%s: broken rules %v", name, broken)
		}
	}
}

// TestACopyForSeveralIsSearchedForWhatIsKeptFromEach wants a copy that several get
// to be searched for what is kept from any of them.
func TestACopyForSeveralIsSearchedForWhatIsKeptFromEach(t *testing.T) {
	said := "She slept in the car with both of the children again."
	mark := "withhold: [{id: withheld-1, value: /plan/concerns/concern-1/text, from: [father]}]"
	opt := Options{Documents: []string{"family-agreement"}}
	if _, broken := copiesIn(t, opt, "PROMISE", "We wrote that s"+said[1:], "WITHHOLD", mark); !slices.Contains(broken, leakRule) {
		t.Errorf("what is kept from the father stands in the copy for both: %v", broken)
	}
	if _, broken := copiesIn(t, opt, "WITHHOLD", mark); slices.Contains(broken, leakRule) {
		t.Errorf("nothing gives it away, and something is found")
	}
	if _, broken := copiesIn(t, Options{Documents: []string{"support-plan"}}, "NOTE", said, "WITHHOLD", mark); !slices.Contains(broken, leakRule) {
		t.Errorf("a sentence that stands open elsewhere is what is looked for: %v", broken)
	}
}

// TestSurnamesOfHiddenChildren tells a surname from one that only begins like it.
func TestSurnamesOfHiddenChildren(t *testing.T) {
	opt := Options{Documents: []string{"support-plan"}}
	if _, broken := copiesIn(t, opt, "NOTE", "The Slate family came to tea.", " MARK", ", confidential_from: [father]"); !slices.Contains(broken, leakRule) {
		t.Errorf("the surname of a hidden child goes out: %v", broken)
	}
	if _, broken := copiesIn(t, opt, "NOTE", "The Slaters came to tea.", " MARK", ", confidential_from: [father]"); slices.Contains(broken, leakRule) {
		t.Error("another surname is taken for it")
	}
}
