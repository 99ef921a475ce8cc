// Package leak finds in a text what its reader may not see. It is given the
// secrets of a case as they are written there and looks for each in the forms
// that people and programs give it; Forms says which, for each class. It decides
// nothing about who may see what, and changes no text.
//
// Whatever the class, these make no difference: capitals, accents, ligatures and
// letters of full width; the kind of quotes, dashes and spaces; the ends of
// lines, pages and table cells; hyphens at the end of a line, soft hyphens and
// letters of no width; "&" for "and". Words may also be run together or joined
// by hyphens or underscores, as in file names.
//
// It tells apart where it can. A number is never found inside a longer one, nor a
// word inside a longer one: 3 Osier Walk stands neither in 13 Osier Walk nor in
// 3 Osier Walkway. An address or a name does not reach over the end of a
// sentence. Surnames and places that are common words count only where their
// capitals make them names. It still takes "a good day, Martin" for Martin Day,
// and a year for an identifier of the same four figures.
//
// It does not find what is not written: a paraphrase ("the street behind the
// church"), a misspelling, a translation, a picture, a number in words, a street
// without its number, a town alone, a first or known name, a birthday without
// its year, a phone number without its area code, or a text that differs from
// the secret in at least one of any eight words. It finds nothing around a page
// footer that stands in the middle of the secret. No hit is no proof.
package leak

import "slices"

// Class says what kind of thing a secret is, and so in which forms it is looked
// for.
type Class uint8

const (
	Words   Class = iota // Words are free text
	Address              // Address is one of a house, over one or more lines
	Phone                // Phone is a phone number
	Email                // Email is an email address
	Name                 // Name is the full name of a person, first names first
	Date                 // Date is a day, written 2019-05-03
	Number               // Number is an identifier such as an NHS number
	Place                // Place is a school, nursery, surgery, refuge or clinic
)

// classWords are the words for the classes in a schema.
var classWords = []string{"words", "address", "phone", "email", "name", "date", "number", "place"}

// ClassOf returns the class that a schema calls by a word.
func ClassOf(word string) (Class, bool) {
	i := slices.Index(classWords, word)
	return Class(max(i, 0)), i >= 0
}

// String returns the word for a class in a schema.
func (c Class) String() string {
	if int(c) >= len(classWords) {
		return "unknown"
	}
	return classWords[c]
}

// forms are the sentences of Forms.
var forms = []string{
	Words:   "the whole text; each sentence of at least five words; any eight words in a row; a text of less than five words only whole, and only with at least ten letters",
	Address: "the whole address; the postcode, with or without its space; each house number or flat with its street or building, with the usual short forms (Street or St, Flat or Apt); a named house followed by its street or town",
	Phone:   "the figures in any groups and between any separators, starting with 0, +44, 0044, +44 (0) or without the 0; not less than seven figures",
	Email:   "the address, also with spaces, \"(at)\" or \"dot\"; what stands before the @ only as it is written, and only when it has six letters and a mark or figure in it: without those it is too like a name or a word",
	Name:    "the full name; the surname alone, also with 's or in the plural; a part of a double surname from five letters on; a single name whole; surnames that are common words or have less than four letters only with a capital, where it is not that of a sentence or title; never a first name alone",
	Date:    "the day as 2019-05-03, 20190503, 3 May 2019, 3rd of May 2019, May 3, 2019, 03/05/2019, 3.5.19 or 03-05-2019, with or without the day of the week",
	Number:  "the letters and figures in any groups, from four on; of less than seven only in the groups that the case has",
	Place:   "the name, one of general words alone only with capitals; the name without the kind of place (School, Surgery) at its end or start, when that leaves two words or one of six letters; when only common words are left, at least two, only with capitals",
}

// Forms says in which forms secrets of a class are looked for.
func Forms(c Class) string {
	if int(c) >= len(forms) {
		return ""
	}
	return forms[c]
}

// Secret is something that a reader may not see, as it is written in the case:
// an address may have several lines, a date is written 2019-05-03.
type Secret struct {
	Class Class
	Text  string
}

// Hit is one place in a text where a secret stands.
type Hit struct {
	Secret     int    // its index in the list given to New
	Part       string // which part of it, such as "the postcode"
	Start, End int    // byte offsets into the text
}
