package input

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"casedocs/generator/diag"
	"casedocs/generator/source"
)

const bom = "\ufeff"

// letters looks at the bytes of a file before anything is made of them. It
// reports whether the file is text that can be read on.
func letters(f *source.File) (found diag.List, readable bool) {
	if d := foreign(f); d != nil {
		return diag.List{*d}, false
	}
	if d := tooLarge(f); d != nil {
		return diag.List{*d}, false
	}
	if d := undecodable(f); d != nil {
		return diag.List{*d}, false
	}
	if bytes.HasPrefix(f.Data(), []byte(bom)) {
		d := refuse(ruleForm, f.Span(0, len(bom)),
			"the file begins with an invisible mark (a byte order mark)",
			`the file was read all the same; to be rid of the mark, save as "UTF-8" and not as "UTF-8 with BOM"`)
		d.Severity, d.Blocks = diag.Should, diag.Nothing
		found = append(found, d)
	}
	odd, readable := oddLetters(f)
	return append(found, odd...), readable
}

// foreignFiles are the first bytes of files that are not text, and what people
// call them.
var foreignFiles = []struct{ magic, what string }{
	{"PK\x03\x04", "a Word, Excel or zip file"},
	{"\xd0\xcf\x11\xe0", "an old Word or Excel file"},
	{"%PDF-", "a PDF file"},
	{"{\\rtf", "a rich text file"},
	{"\xff\xd8\xff", "a picture"},
	{"\x89PNG", "a picture"},
	{"\xff\xfe", `a text file saved as "Unicode" (UTF-16)`},
	{"\xfe\xff", `a text file saved as "Unicode" (UTF-16)`},
}

// foreign returns a finding when the file is empty or no text file.
func foreign(f *source.File) *diag.Diagnostic {
	data, top := f.Data(), f.Span(0, 0)
	for _, k := range foreignFiles {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			d := refuse(ruleForm, top, "this is "+k.what+", not a file of plain text",
				"write it in a text editor and save it as plain text in UTF-8, with a name that ends in .yaml")
			return &d
		}
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		d := refuse(ruleForm, f.Span(i, i+1), "the file holds bytes that are not text",
			"the file may be damaged, or not be a text file at all: open it in a text editor and look, or take an older copy")
		return &d
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte(bom)))) == 0 {
		d := refuse(ruleForm, top, "the file is empty",
			"look whether it was saved, and whether this is the right file")
		return &d
	}
	return nil
}

func tooLarge(f *source.File) *diag.Diagnostic {
	data := f.Data()
	if len(data) > maxBytes {
		d := refuse(ruleForm, f.Span(0, 0), fmt.Sprintf("the file is larger than %d MB", maxBytes>>20),
			"look whether this is the right file; keep pictures and scans outside the case file")
		return &d
	}
	if at := markAfter(data, maxMarks); at >= 0 {
		d := refuse(ruleForm, f.Span(at, at), fmt.Sprintf("the file has more than %d lines, fields and list items, far more than is needed", maxMarks),
			"look whether this is the right file, or whether something was pasted into it many times")
		return &d
	}
	return nil
}

// markAfter returns the offset at which data has had more than limit
// characters that can begin a value or a line, or -1.
func markAfter(data []byte, limit int) int {
	seen := 0
	for i, c := range data {
		switch c {
		case '\n', ',', ':', '[', '{':
			seen++
		case '-', '?':
			if i+1 < len(data) && (data[i+1] == ' ' || data[i+1] == '\t') {
				seen++
			}
		}
		if seen > limit {
			return i
		}
	}
	return -1
}

// undecodable returns a finding at the first byte that is not UTF-8, with the
// letter that it stands for on most office computers.
func undecodable(f *source.File) *diag.Diagnostic {
	data := f.Data()
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	d := refuse(ruleLetter, f.Span(at, at+1),
		"the file is not saved as UTF-8, so letters beyond a to z cannot be read; the first one is {letter}",
		`open the file in your editor, choose "Save as" and the encoding "UTF-8", and look at the names again`)
	d.Args = []diag.Arg{{Name: "letter", Value: string(charmap.Windows1252.DecodeByte(data[at])), Hidden: "here"}}
	return &d
}

// oddLetters reports characters that cannot stand in a document, and those
// that nobody can see. The file cannot be read on when a character would make
// its lines be counted in two ways.
func oddLetters(f *source.File) (found diag.List, readable bool) {
	data := f.Data()
	readable = true
	last := '\n'
	for at := len(data) - len(bytes.TrimPrefix(data, []byte(bom))); at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		next, _ := utf8.DecodeRune(data[at+size:])
		span := f.Span(at, at+size)
		switch {
		case len(found) == maxFindings:
			return found, readable
		case breaksLine(r, next):
			found, readable = append(found, oddBreak(span, r)), false
		case !printable(r):
			found, readable = append(found, unprintable(span, r)), false
		case hidden(last, r, next):
			found = append(found, unseen(span, r))
		}
		last = r
		at += size
	}
	return found, readable
}

// breaksLine reports whether r begins a new line for some programs and not for
// others.
func breaksLine(r, next rune) bool {
	return r == '\r' && next != '\n' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func oddBreak(at source.Span, r rune) diag.Diagnostic {
	return refuse(ruleLetter, at, "here is a line end of a kind that not every program sees ("+code(r)+")",
		"delete it and press Enter, or type a space, in its place; it often comes along with text pasted from a web page or a PDF file")
}

// printable reports whether r may stand in XML 1.0 (section 2.2), and so in
// the documents, and in YAML (1.2.2, section 5.1).
func printable(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return true
	case r < ' ', r >= 0x7f && r <= 0x9f && r != 0x85, r == 0xfffe, r == 0xffff:
		return false
	}
	return true
}

func unprintable(at source.Span, r rune) diag.Diagnostic {
	return refuse(ruleLetter, at, "here is a control character, which cannot be printed ("+code(r)+")",
		"delete it, and type the letters around it again if they look wrong")
}

// hidden reports whether r has no width of its own and no business between its
// neighbours: joiners belong in scripts such as Bengali and Persian, but not
// beside Latin letters, and tags behind a picture of a flag. Marks of direction
// have none anywhere: lines are put in order without.
func hidden(last, r, next rune) bool {
	switch {
	case unicode.Is(unicode.Bidi_Control, r), unicode.Is(unseenLetters, r):
		return true
	case r >= 0xe0000 && r <= 0xe007f:
		return !unicode.In(last, unicode.So) && !(last >= 0xe0000 && last <= 0xe007f)
	case r == '\u200c' || r == '\u200d':
		return familiar(last) || familiar(next) && unicode.IsLetter(next)
	}
	return false
}

// unseenLetters are the other characters that nobody can see: soft hyphens,
// spaces and signs without a width, and letters that stand for none.
var unseenLetters = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00ad, Hi: 0x00ad, Stride: 1},
		{Lo: 0x034f, Hi: 0x034f, Stride: 1},
		{Lo: 0x115f, Hi: 0x1160, Stride: 1},
		{Lo: 0x180e, Hi: 0x180e, Stride: 1},
		{Lo: 0x200b, Hi: 0x200b, Stride: 1},
		{Lo: 0x2060, Hi: 0x2064, Stride: 1},
		{Lo: 0x206a, Hi: 0x206f, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
		{Lo: 0xffa0, Hi: 0xffa0, Stride: 1},
		{Lo: 0xfff9, Hi: 0xfffb, Stride: 1},
	},
	LatinOffset: 1,
}

// familiar reports whether r belongs to a script that needs no joiners.
func familiar(r rune) bool {
	return r < 0x80 || unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

func unseen(at source.Span, r rune) diag.Diagnostic {
	d := refuse(ruleLetter, at, "here is a character that cannot be seen ("+code(r)+")",
		"delete it, unless the spelling needs it; it often comes along with pasted text")
	d.Severity, d.Blocks = diag.Should, diag.Nothing
	return d
}

func code(r rune) string { return fmt.Sprintf("U+%04X", r) }
