package generator

import "testing"

func TestIssuedPaperCoversTheCopiesOfItsVersionAlone(t *testing.T) {
	text := head + `issued:
  - {id: issued-1, document: support-plan, version: 1}
  - {id: issued-2, document: support-plan}
  - {id: issued-3, document: closure-letter, item: mother}
`
	issued := makeCase(t, text+"plan: {}\nclosure: {recipients: [{id: mother}]}\n", Options{Documents: []string{"support-plan"}}).Issued
	if len(issued) != 2 {
		t.Fatalf("%+v", issued)
	}
	ref := issued[0].Stem[:len(issued[0].Stem)-len("-support-plan-v1")]
	for name, want := range map[string]bool{
		ref + "-support-plan-v1.pdf": true, ref + "-support-plan-v1-father.xlsx": true,
		ref + "-support-plan-v10.pdf": false, ref + "-support-plan-v2.pdf": false, ref + "-support-plan.pdf": false,
	} {
		if got := issued[0].Covers("support-plan", "", name); got != want {
			t.Errorf("%s is covered: %v, want %v", name, got, want)
		}
	}
	letter := ref + "-closure-letter-mother.pdf"
	if !issued[1].Covers("closure-letter", "mother", letter) || issued[1].Covers("closure-letter", "mother-2", letter) {
		t.Error("a letter is not covered by its recipient")
	}
}
