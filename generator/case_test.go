package generator

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/doc"
	"casedocs/generator/pdfcheck"
	"casedocs/generator/source"
)

const head = "format: 1\nkind: supervision-order\nreference: FBC-2026-001\n"

// begun is a case with a plan that has no date yet.
const begun = head + "plan:\n  version: {number: 1}\n"

func caseOf(text string) Input {
	return Input{Name: "case.yaml", Files: []*source.File{source.NewFile("case.yaml", []byte(text))}}
}

func makeCase(t *testing.T, text string, opt Options) Result {
	t.Helper()
	opt.AsOf = asOf
	res, err := builtIn(t).Make(caseOf(text), opt)
	if err != nil {
		t.Fatal(err)
	}
	checkPDFs(t, res)
	return res
}

// checkPDFs holds that every PDF a test makes is tagged, can be read out and
// says what it is.
func checkPDFs(t *testing.T, res Result) {
	t.Helper()
	for _, o := range res.Outputs {
		if o.Format != "pdf" {
			continue
		}
		report, err := pdfcheck.Check(o.Data)
		if err != nil {
			t.Fatalf("%s: %v", o.Name, err)
		}
		for _, p := range report.Problems {
			t.Errorf("%s: %v", o.Name, p)
		}
		if report.Pages != o.Pages || len(report.Headings) == 0 {
			t.Errorf("%s: %d pages, said to be %d, with %d headings", o.Name, report.Pages, o.Pages, len(report.Headings))
		}
	}
}

func rules(found diag.List) []string {
	var ids []string
	for _, d := range found {
		if !IsGap(d) {
			ids = append(ids, d.Rule)
		}
	}
	return ids
}

func TestCasesThatCannotBeReadMakeNothing(t *testing.T) {
	for name, c := range map[string]struct{ text, rule, says string }{
		"empty":              {"", "DQ-01", ""},
		"no kind":            {"format: 1\nreference: X-1\n", "DQ-01", "does not say what kind of case"},
		"misspelt kind":      {"format: 1\nkind: supervison-order\nreference: X-1\n", "DQ-01", "is not a kind of case"},
		"reserved reference": {strings.Replace(head, "FBC-2026-001", "Con", 1), "FMT-16", "cannot be a file name on Windows"},
		"reserved, dotted":   {strings.Replace(head, "FBC-2026-001", "con.7", 1), "FMT-16", "cannot be a file name on Windows"},
		"path as reference":  {strings.Replace(head, "FBC-2026-001", "../x", 1), "DQ-01", ""},
		"unborn child":       {begun + "children:\n  - id: child-1\n    born: 2027-01-01\n", "DQ-04", "after the day of the paper"},
		"unknown policy":     {head + "authority:\n  policy: camdem\n", "AUT-01", "no policy called"},
	} {
		t.Run(name, func(t *testing.T) {
			res := makeCase(t, c.text, Options{})
			if len(res.Outputs) > 0 {
				t.Errorf("%d papers were made", len(res.Outputs))
			}
			if !slices.Contains(rules(res.Findings), c.rule) {
				t.Errorf("findings %v, want %s", rules(res.Findings), c.rule)
			}
			if c.says != "" && !slices.ContainsFunc(res.Findings, func(d diag.Diagnostic) bool { return strings.Contains(d.Message, c.says) }) {
				t.Errorf("no finding says %q: %v", c.says, res.Findings)
			}
			for _, d := range res.Findings {
				if d.Span.IsZero() {
					t.Errorf("%s has no place: %s", d.Rule, d.Message)
				}
			}
		})
	}
}

func TestPartOfACaseIsKnownByItsName(t *testing.T) {
	for name, want := range map[string]string{"f/reviews/1-first.yaml": "a review", "f/sign-offs.yaml": "the signatures", "f/x.yaml": ""} {
		in := Input{Name: name, Files: []*source.File{source.NewFile(name, []byte("id: review-1\ndate: 2026-04-10\n"))}}
		res, err := builtIn(t).Make(in, Options{AsOf: asOf})
		if err != nil || len(res.Findings) == 0 {
			t.Fatal(err, res.Findings)
		}
		if got := strings.Contains(inWords(res.Findings), "this looks like "+want+" of a case"); got != (want != "") {
			t.Errorf("%s:\n%s", name, inWords(res.Findings))
		}
	}
}

func TestLongPapersAreFound(t *testing.T) {
	res, err := builtIn(t).Check(sampleCases(t)["forty-actions"], Options{AsOf: asOf, Documents: []string{"support-plan"}, Readers: []string{"court"}})
	if err != nil || !slices.Contains(rules(res.Findings), "FMT-10") {
		t.Errorf("%v %v", rules(res.Findings), err)
	}
}

func TestNearNamesAreSuggested(t *testing.T) {
	res := makeCase(t, head+"authority:\n  policy: camdem\n", Options{})
	if hints := res.Findings[0].Hints; hints[0] != "did you mean camden?" {
		t.Errorf("hints %q", hints)
	}
}

func TestCaseWithoutPolicyMakesDraftsAndNoFinalPaper(t *testing.T) {
	res := makeCase(t, begun, Options{})
	if len(res.Outputs) == 0 || !slices.Contains(rules(res.Findings), "AUT-02") {
		t.Errorf("%d papers, findings %v", len(res.Outputs), rules(res.Findings))
	}
	if res := makeCase(t, begun, Options{Final: true}); len(res.Outputs) > 0 {
		t.Error("a final paper was made without a policy")
	}
}

// A policy that the hint names for a kind of case must be one that the check
// of the case then takes.
func TestHintNamesThePoliciesOfTheKindOfCase(t *testing.T) {
	for kind, want := range map[string]string{
		"supervision-order": "camden, hull, lincolnshire",
		"staff-supervision": "lambeth",
	} {
		res := makeCase(t, strings.Replace(head, "kind: supervision-order", "kind: "+kind, 1), Options{})
		i := slices.IndexFunc(res.Findings, func(d diag.Diagnostic) bool { return d.Rule == "AUT-02" })
		if i < 0 || res.Findings[i].Hints[0] != "write under authority: policy: and one of "+want {
			t.Errorf("%s: %s", kind, inWords(res.Findings))
		}
	}
}

func TestEveryGapIsAFindingWithAPlace(t *testing.T) {
	res := makeCase(t, begun+"children:\n  - id: child-1\n    known_as: Otis\n", Options{})
	if res.Gaps() < 10 {
		t.Errorf("%d gaps in a nearly empty case", res.Gaps())
	}
	for _, d := range res.Findings {
		if d.Blocks == diag.Write || d.Span.IsZero() || len(d.Hints) == 0 {
			t.Errorf("%+v blocks writing, or has no place or hint", d)
		}
	}
}

const issuedPlan = head + `plan:
  version: {number: 1, date: 2026-03-10}
issued:
  - id: issued-1
    document: support-plan
    version: 1
    date: 2026-03-11
    hash: sha256:`

func TestIssuedPaperIsMadeAgainOnlyOnRequest(t *testing.T) {
	text := issuedPlan + strings.Repeat("0", 64) + "\n"
	res := makeCase(t, text, Options{})
	again := slices.ContainsFunc(res.Outputs, func(o Output) bool { return o.Document == "support-plan" })
	if again || !slices.Contains(rules(res.Findings), "ISS-01") {
		t.Errorf("made again: %v, findings %v", again, rules(res.Findings))
	}
	if res := makeCase(t, text, Options{Documents: []string{"support-plan"}}); len(res.Outputs) == 0 {
		t.Errorf("named, and still not made: %v", rules(res.Findings))
	}
}

func TestChangeSinceIssueIsFound(t *testing.T) {
	ask := Options{Documents: []string{"support-plan"}, Readers: []string{"court"}, Formats: []string{"pdf"}}
	stale := makeCase(t, issuedPlan+strings.Repeat("0", 64)+"\n", ask)
	if !slices.Contains(rules(stale.Findings), "ISS-02") {
		t.Fatalf("findings %v, want ISS-02", rules(stale.Findings))
	}
	same := makeCase(t, issuedPlan+stale.Outputs[0].Hash+"\n", ask)
	if slices.Contains(rules(same.Findings), "ISS-02") {
		t.Error("an unchanged paper counts as changed")
	}
}

func TestLawAboutOrdersHoldsWithoutAPolicy(t *testing.T) {
	res := makeCase(t, head+"orders:\n  - id: order-1\n    kind: supervision-order\n    made: 2026-03-10\n    months: 14\n", Options{})
	if !slices.Contains(rules(res.Findings), "DAT-03") {
		t.Errorf("findings %v, want DAT-03: no court can give 14 months", rules(res.Findings))
	}
}

// TestCheckSaysWhatMakeWouldRefuse checks a case of which only the workbook
// cannot be written.
func TestCheckSaysWhatMakeWouldRefuse(t *testing.T) {
	in := caseOf(head + "plan:\n  actions:\n    - id: action-1\n      text: " + strings.Repeat("long ", 7000) + "\n")
	checked, err := builtIn(t).Check(in, Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	made, err := builtIn(t).Make(in, Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(rules(checked.Findings), "XL-01") || len(made.Outputs) > 0 {
		t.Errorf("findings %v, and %d papers were made", rules(checked.Findings), len(made.Outputs))
	}
	if got, want := len(checked.Findings), len(made.Findings); got != want {
		t.Errorf("check says %d things, make %d", got, want)
	}
}

func TestMistakeInASharedTemplateIsToldOnce(t *testing.T) {
	own := catalog.Layer{Name: "own", FS: fstest.MapFS{"templates/shared/extra.tmpl": {Data: []byte("stray words")}}}
	_, found, err := Open(catalog.New(own, builtInLayer()), "test")
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Rule != "TMPL-03" {
		t.Errorf("findings %v, want one about the stray words", found)
	}
}

func TestEveryMissingCharacterIsTold(t *testing.T) {
	res := makeCase(t, head+"plan:\n  actions:\n    - id: action-1\n      text: first 𒀀 and then 𒁀\n", Options{Formats: []string{"pdf"}})
	var told []string
	for _, d := range res.Findings {
		if strings.Contains(d.Text(true), "U+1200") || strings.Contains(d.Text(true), "U+1204") {
			told = append(told, d.Text(false))
		}
	}
	if len(told) != 1 || !strings.Contains(told[0], "U+12000, U+12040") || len(res.Outputs) > 0 {
		t.Errorf("%d papers, and told %q, want both characters in one finding", len(res.Outputs), told)
	}
}

// TestHashOfAnUndatedPaperDoesNotHangOnTheDay: without a date of its own, a
// paper is a photograph of the day on which it is asked for, but that day is
// no part of what it says.
func TestHashOfAnUndatedPaperDoesNotHangOnTheDay(t *testing.T) {
	var hashes []string
	for _, day := range []civil.Date{asOf, asOf.AddDays(100)} {
		res, err := builtIn(t).Make(caseOf(begun), Options{AsOf: day, Readers: []string{"court"}, Formats: []string{"pdf"}})
		if err != nil || len(res.Outputs) != 1 {
			t.Fatalf("%d papers, error %v", len(res.Outputs), err)
		}
		hashes = append(hashes, res.Outputs[0].Hash)
	}
	if hashes[0] != hashes[1] {
		t.Error("the content hash changed overnight, and the case did not")
	}
}

func TestPaperKnowsWhoSignedThisVersionOfIt(t *testing.T) {
	in := caseOf(head + `plan:
  version: {number: 2}
sign_offs:
  - {id: s1, document: support-plan, version: 2, person: mother, date: 2026-03-17, method: signed-on-paper}
  - {id: s2, document: support-plan, version: 2, person: father, date: 2026-03-17, method: declined}
  - {id: s3, document: support-plan, version: 1, person: worker, date: 2026-02-17, method: typed}
  - {id: s4, document: review-minutes, version: 2, person: worker, date: 2026-03-17, method: typed}
  - {id: s5, document: support-plan, version: 2, person: worker}
  - {id: s6, document: support-plan, version: 2, person: manager, date: 2026-03-18, method: electronic}
people: [{id: mother}, {id: father}, {id: worker}, {id: manager}]
`)
	_, d := courtPaper(t, in)
	if got := d.Meta.SignedBy; !slices.Equal(got, []string{"mother", "manager"}) {
		t.Errorf("signed by %v", got)
	}
}

// TestSigningChangesNoFact: the hash of an issued paper must not move when
// somebody signs it, declines to, or is still to sign.
func TestSigningChangesNoFact(t *testing.T) {
	const plan = head + "people: [{id: mother, name: Ada Quill}, {id: worker, name: Bo Ek}]\nplan:\n  version: {number: 2}\n  author: worker\n"
	unsigned := contentHash(t, plan)
	for name, signOffs := range map[string]string{
		"signed":   "{id: s1, document: support-plan, version: 2, person: worker, as: author, date: 2026-03-17, method: electronic}",
		"declined": "{id: s1, document: support-plan, version: 2, person: mother, as: mother, date: 2026-03-17, method: declined}",
		"to sign":  "{id: s1, document: support-plan, version: 2, person: mother, as: mother}",
	} {
		if contentHash(t, plan+"sign_offs:\n  - "+signOffs+"\n") != unsigned {
			t.Errorf("%s: the content hash moved", name)
		}
	}
	if contentHash(t, plan+"  summary: {worries: Nobody was awake.}\n") == unsigned {
		t.Error("a changed fact did not move the content hash")
	}
}

func contentHash(t *testing.T, text string) string {
	t.Helper()
	_, d := courtPaper(t, caseOf(text))
	return doc.ContentHash(d)
}
