package xlsx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// setText puts text into a cell so that every program reads back exactly s.
// It is never a formula: SetCellStr only makes shared strings.
func (b *book) setText(sheet, cell, s string) error {
	if escape(s) == s {
		return b.file.SetCellStr(sheet, cell, s)
	}
	return b.setEscaped(sheet, cell, s)
}

// setEscaped puts a text that needs escaping into a cell. The library's own
// escape misses sequences that overlap, such as _x0041_x0042_, and takes a
// text for another one that reads like its escape. So the library is given a
// token that no text can be, and the string behind it is set here.
func (b *book) setEscaped(sheet, cell, s string) error {
	token, known := b.tokens[s]
	if !known {
		token = "\x01" + strconv.Itoa(len(b.tokens))
		b.tokens[s] = token
	}
	if err := b.file.SetCellStr(sheet, cell, token); err != nil || known {
		return err
	}
	shared := b.file.SharedStrings.SI
	t := shared[len(shared)-1].T
	t.Val = escape(s)
	t.Space = xml.Attr{Name: xml.Name{Space: excelize.NameSpaceXML, Local: "space"}, Value: "preserve"}
	return nil
}

// The escape of characters in strings, ECMA-376 part 1, 22.9.2.19 (ST_Xstring):
// _xHHHH_ stands for the character with that number, so an underscore that
// only looks like the beginning of one is written as _x005F_.
var escaped = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// escape returns s as a shared string holds it.
func escape(s string) string {
	if !strings.Contains(s, "_x") && !strings.Contains(s, "\r") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch {
		case s[i] == '\r':
			b.WriteString("_x000D_")
		case s[i] == '_' && escaped.MatchString(s[i:]):
			b.WriteString("_x005F_")
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// looksActive reports whether a spreadsheet program could take s for a formula
// or a command when a person edits the cell or pastes it elsewhere. Such cells
// carry the quote prefix, which keeps them text.
func looksActive(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune("=+-@|\t\r\n＝＋－＠", first)
}

// What a cell can hold.
const (
	ruleTooLong   = "XL-01" // a text is longer than a cell can hold
	ruleCharacter = "XL-02" // a text has a character that a spreadsheet cannot hold
	ruleEarlyDate = "XL-03" // a date is before the first that a spreadsheet has
)

// length returns how many characters a spreadsheet counts: UTF-16 units.
func length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// badCharacter returns the first character of s that a spreadsheet cannot
// hold, and false when there is none. Tabs and line ends are fine.
func badCharacter(s string) (rune, bool) {
	for i, r := range s {
		switch {
		case r == '\t', r == '\n', r == '\r':
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF:
			return r, true
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return r, true
			}
		}
	}
	return 0, false
}

const maxCell = excelize.TotalCellChars
