// Package schemas holds the JSON Schemas of case files and of our own assets,
// the policies of authorities, and the table of bank holidays.
package schemas

import "embed"

// Files are the folders case (with a starter for each kind of case), meta, policy
// and calendar.
//
//go:embed case/*.json case/*.yaml meta/*.json policy/*/*.yaml calendar/*.json
var Files embed.FS
