package leak

import (
	"reflect"
	"testing"

	"casedocs/generator/internal/oneseed"
)

func TestMain(m *testing.M) { oneseed.Run(m) }

func TestEveryClassHasAWordAndForms(t *testing.T) {
	for c := Words; c <= Place; c++ {
		if back, ok := ClassOf(c.String()); !ok || back != c {
			t.Errorf("%d: %q is not its word", c, c)
		}
		if Forms(c) == "" {
			t.Errorf("%s has no sentence about its forms", c)
		}
	}
	if _, ok := ClassOf("colour"); ok || Forms(Place+1) != "" || (Place+1).String() != "unknown" {
		t.Error("there are more classes than there should be")
	}
}

func TestDisguises(t *testing.T) {
	secrets := map[string]Secret{
		"address": {Address, "3 Osier Street\nBrackmere\nZZ99 2JO"},
		"phone":   {Phone, "07700 900142"},
		"name":    {Name, "Zoë Coffinière"},
		"place":   {Place, "Larkmead Primary School"},
	}
	tests := []struct{ disguise, secret, text, part, hit string }{
		{"line break", "address", "at 3 Osier\nStreet", "the house number and street", "3 Osier\nStreet"},
		{"upper case", "name", "WITH MS COFFINIÈRE", "the surname", "COFFINIÈRE"},
		{"no spaces", "address", "at3osierstreetbrackmerezz992jo", "the whole address", "3osierstreetbrackmerezz992jo"},
		{"abbreviated street", "address", "in 3 Osier St. since", "the house number and street", "3 Osier St"},
		{"only the postcode", "address", "near zz99 2jo", "the postcode", "zz99 2jo"},
		{"+44", "phone", "call +44 (0)7700 900-142!", "the phone number", "44 (0)7700 900-142"},
		{"ligature", "name", "Zoe Co\ufb03nière", "the name", "Zoe Co\ufb03nière"},
		{"accent dropped", "name", "Zoe Coffiniere's bag", "the name", "Zoe Coffiniere"},
		{"two table cells", "phone", "07700\t900142", "the phone number", "07700\t900142"},
		{"two table cells", "place", "Larkmead\nPrimary School", "the place", "Larkmead\nPrimary School"},
		{"file name", "place", "larkmead_primary-report.pdf", "the name of the place", "larkmead_primary"},
	}
	for _, tt := range tests {
		hits := New([]Secret{secrets[tt.secret]}).In(tt.text)
		if len(hits) != 1 || hits[0].Part != tt.part || tt.text[hits[0].Start:hits[0].End] != tt.hit {
			t.Errorf("%s of the %s: got %v", tt.disguise, tt.secret, hits)
		}
	}
}

func TestCommonWordsAreSurnamesOnlyWhereTheirCapitalsSaySo(t *testing.T) {
	m := New([]Secret{{Name, "Martin Day"}, {Name, "Una Court"}})
	tests := map[string]bool{
		"told Day that": true, "Mrs. Day": true, "the Day family": true, "Day said no": true, "Day's van": true, "told\nDay that": true, "Mrs\nDay": true, "martin day": true,
		"a long day": false, "New Year's Day": false, "New Year’s Day": false, "Day 3": false, "Sports Day": false, "the Day Centre": false,
		"heard in Court": false, "the Court said": false, "Martin. Day trip": false, "Mr O'Day": false,
	}
	for text, want := range tests {
		if got := m.In("x. "+text) != nil; got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

func TestWhatIsTooShortIsNotLookedFor(t *testing.T) {
	for _, s := range []Secret{
		{Words, ""}, {Words, "yes"}, {Words, "at home"}, {Words, "he is ok"}, {Phone, "101"}, {Phone, ""}, {Number, "12"},
		{Name, ""}, {Name, "X"}, {Address, ""}, {Address, "Brackmere"}, {Email, "@"}, {Place, "The"}, {Date, "soon"}, {Class(99), "something long enough"},
	} {
		if m := New([]Secret{s}); !m.Empty() {
			t.Errorf("%s %q is looked for", s.Class, s.Text)
		}
	}
	if New(nil).In("text") != nil {
		t.Error("something was found without secrets")
	}
}

func TestHitsOfOneTextAreInOrderAndDoNotOverlap(t *testing.T) {
	secrets := []Secret{{Address, "3 Osier Walk, Brackmere, ZZ99 2JO"}, {Phone, "01632 960418"}, {Name, "Ewan O'Quill"}}
	text := "Mr O'Quill (01632 960418), 3 Osier Walk, Brackmere, ZZ99 2JO. Again: 3 Osier Wlk"
	want := []Hit{
		{2, "the surname", 3, 10},
		{1, "the phone number", 12, 24},
		{0, "the whole address", 27, 60},
		{0, "the house number and street", 69, 80},
	}
	if got := New(secrets).In(text); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
