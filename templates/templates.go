// Package templates carries the built-in document types: for each a folder
// with its description, its templates and nothing else.
package templates

import "embed"

// Files holds the built-in document types, the templates they share and the
// page styles, under their paths in this folder.
//
//go:embed */*
var Files embed.FS
