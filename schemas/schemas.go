// Package schemas holds the JSON Schemas of case files and of our own assets,
// the policies of authorities, and the table of bank holidays.
package schemas

import "embed"

// Files are the folders case, meta, policy and calendar.
//
//go:embed case/*.json meta/*.json policy/*/*.yaml calendar/*.json
var Files embed.FS
