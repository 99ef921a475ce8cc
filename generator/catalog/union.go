package catalog

import (
	"io/fs"
	"strings"
)

// Union is a file system whose top folders are other file systems, by name.
type Union map[string]fs.FS

// Open opens a file of one of the file systems (fs.FS).
func (u Union) Open(name string) (fs.File, error) {
	top, rest, below := strings.Cut(name, "/")
	fsys, ok := u[top]
	if !ok || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if !below {
		rest = "."
	}
	return fsys.Open(rest)
}
