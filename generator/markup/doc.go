// Package markup reads the text that templates make, a small strict subset of
// XHTML, into the document tree or the workbook tree.
//
// It knows tags and places, and nothing of cases or templates: marks beside
// the text say where each run of it came from. Whatever is wrong with a text
// is said in diagnostics at the template's own line and column.
//
// A document is a <document lang>, which may begin with a <header> and a
// <footer>, of blocks:
//
//	section key id    h1 h2 h3 h4    p key class    np key (numbered)
//	ul, ol of li key    table widths of caption, thead, tbody of tr key
//	of th scope colspan rowspan, td colspan rowspan    dl of dt key, dd
//	line of left, centre, right    signature key of name, role,
//	registration, date, method    keep    rule    pagebreak
//	img src alt width class    contents title levels over
//
// In a line of text stand strong, em, a href, span lang, gap, withheld, ins
// and del. Cells, items and dd hold a line of text or blocks, not both.
//
// White space of a template means nothing: it is one space between words and
// none at the ends of a line. White space of a printed value stays as the case
// has it, but for tabs and line breaks, which are one space inside a line and
// nothing at the ends of the value. Empty paragraphs and lists vanish.
package markup
