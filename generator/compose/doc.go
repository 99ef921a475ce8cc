// Package compose fills the templates of a document type with what one reader
// may see of a case, and gives the document or workbook that they make.
//
// Templates are ordinary text/template. Before they run, Parse rewrites their
// trees: each field access, each function call, each printed value and each
// run of text goes through one function of ours that knows its place in the
// template. So a value keeps its place in the case through variables, pipes
// and functions; a value that is not recorded prints as a labelled gap, one
// that may not be seen as withheld; every printed value is escaped; and every
// mistake is told with the line of the template and the line of the case.
//
// The package reads no files and knows no clock. It does not know what a
// document is made of: that is for package markup.
package compose
