// Package markup reads the text that templates make, a small strict subset of
// XHTML, into the document tree or the workbook tree.
//
// It knows tags and places, and nothing of cases or templates: marks beside
// the text say where each run of it came from. Whatever is wrong with a text
// is said in diagnostics at the template's own line and column.
package markup
