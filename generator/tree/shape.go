package tree

import (
	"unicode"
	"unicode/utf8"
)

// Shape is what the schema declares about a value, in the form that later
// stages need: names for did-you-mean, words for gaps and labels, and which
// class of confidential data it is.
type Shape struct {
	Kind         Kind              // Map, List or the kind of scalar
	Whole        bool              // of a Number: it has no decimals
	Title        string            // what a person calls it
	Gap          string            // words that follow "Not yet recorded: "
	Format       string            // "date" and the like
	Confidential string            // class of data withheld by schema, "" for none
	LetterSafe   bool              // may be drawn on in letters to a family
	OwnWords     bool              // what somebody said, as they said it
	GivesAway    bool              // it tells where somebody lives: a school, a surgery
	Sought       string            // class of words by which finished papers are searched for it, where they may not have it
	Ref          string            // collection that the value is an id of: "people", "children", …
	Refs         []string          // all of them, where it can be an id of several
	Names        []string          // properties in the order of the schema
	Properties   map[string]*Shape // by name
	Barred       []string          // properties that exist, but that this document may not draw on
	Items        *Shape            // of a List
	Labels       map[string]string // words for the values of an enum
	Words        int               // in the example that the schema gives: how long a text is meant to be
}

// Property returns the shape of a property, or nil when none is declared.
func (s *Shape) Property(name string) *Shape {
	if s == nil {
		return nil
	}
	return s.Properties[name]
}

// GapLabel returns the words that follow "Not yet recorded: ".
func (s *Shape) GapLabel() string {
	switch {
	case s == nil:
		return "this"
	case s.Gap != "":
		return s.Gap
	}
	return InSentence(s.Title)
}

// InSentence returns a title as it reads in the middle of a sentence: "the
// first review". Short forms such as "NHS number" keep their capitals.
func InSentence(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	second, _ := utf8.DecodeRuneInString(title[size:])
	if title == "" || unicode.IsUpper(second) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}
