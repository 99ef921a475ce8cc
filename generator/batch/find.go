// Package batch runs many cases: it finds them, makes their papers on several
// cores, and writes every file whole or not at all. It is the only package
// below cmd that touches the file system, and it prints nothing.
package batch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"casedocs/generator"
	"casedocs/generator/source"
)

// maxFile is the number of bytes read of a case file; what is longer is
// refused by the input stage, which sees that a file reaches the limit.
const maxFile = 4<<20 + 1

// ErrNoCase is returned when the paths hold no case file at all.
var ErrNoCase = errors.New("no case file found")

// Case is one case that was found: a file, or a folder with case.yaml.
type Case struct {
	Name   string   // as messages call it
	path   string   // of the file or folder, "-" for standard input
	base   string   // what the user named, in which it was found
	files  []string // paths, "-" for standard input
	stdin  io.Reader
	closed error // why its folder could not be looked into
}

// Find returns the cases that paths name, in the order given; folders are
// walked in the order of their names. The path "-" is standard input. Hidden
// files and folders are passed over. A folder that cannot be looked into is a
// case that cannot be read, so that nobody misses what is in it.
func Find(paths []string, stdin io.Reader) ([]Case, error) {
	var cases []Case
	for _, p := range paths {
		found, err := find(p, stdin)
		if err != nil {
			return nil, err
		}
		for i := range found {
			found[i].base = p
		}
		cases = append(cases, found...)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%w in %s", ErrNoCase, strings.Join(paths, ", "))
	}
	return unique(cases), nil
}

func find(p string, stdin io.Reader) ([]Case, error) {
	if p == "-" {
		return []Case{{Name: "standard input", path: "-", files: []string{"-"}, stdin: stdin}}, nil
	}
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file or folder %q: %w", p, err)
	case err != nil:
		return nil, err
	case info.IsDir():
		return inFolder(p, nil), nil
	}
	return []Case{{Name: shown(p), path: p, files: []string{p}}}, nil
}

// inFolder returns the case that a folder is, or the cases in it.
func inFolder(dir string, above []fs.FileInfo) []Case {
	name := shown(dir)
	root := filepath.Join(dir, "case.yaml")
	if info, err := os.Stat(root); err == nil && info.Mode().IsRegular() {
		parts, err := partsOf(dir, above)
		parts = slices.DeleteFunc(parts, func(p string) bool { return p == root })
		return []Case{{Name: name, path: dir, files: append([]string{root}, parts...), closed: err}}
	}
	entries, above, err := list(dir, above)
	if err != nil {
		return []Case{{Name: name, path: dir, files: []string{dir}, closed: err}}
	}
	var cases []Case
	for _, e := range entries {
		if e.folder {
			cases = append(cases, inFolder(e.path, above)...)
		} else {
			cases = append(cases, Case{Name: shown(e.path), path: e.path, files: []string{e.path}})
		}
	}
	return cases
}

// partsOf returns the YAML files of a case folder and of the folders in it,
// sorted.
func partsOf(dir string, above []fs.FileInfo) ([]string, error) {
	entries, above, err := list(dir, above)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.folder {
			files = append(files, e.path)
			continue
		}
		more, err := partsOf(e.path, above)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	slices.Sort(files)
	return files, nil
}

// entry is a folder or a YAML file in a folder.
type entry struct {
	path   string
	folder bool
}

// list returns the entries of a folder in the order of their names, and the
// folders that a walk is in when it goes on below it. Links are followed, but
// a folder that the walk is in already is left out, or it would never end. A
// YAML file that cannot be looked at stays in: reading it says why.
func list(dir string, above []fs.FileInfo) ([]entry, []fs.FileInfo, error) {
	here, err := os.Stat(dir)
	if err != nil {
		return nil, nil, err
	}
	inside := append(slices.Clip(above), here)
	names, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	var entries []entry
	for _, n := range names {
		path := filepath.Join(dir, n.Name())
		info, err := os.Stat(path)
		again := func(f fs.FileInfo) bool { return os.SameFile(f, info) }
		switch {
		case strings.HasPrefix(n.Name(), "."):
		case err == nil && info.IsDir():
			if !slices.ContainsFunc(inside, again) {
				entries = append(entries, entry{path, true})
			}
		case isYAML(n.Name()) && (err != nil || info.Mode().IsRegular()):
			entries = append(entries, entry{path, false})
		}
	}
	return entries, inside, nil
}

// shown returns a path as messages write it. What could act on a terminal, or
// break a line, is replaced: the name of a file is not ours to trust.
func shown(path string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, filepath.ToSlash(path))
}

func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// unique drops cases that were named twice, or are reached by a link as well,
// so that nothing is made twice.
func unique(cases []Case) []Case {
	seen := map[string]bool{}
	return slices.DeleteFunc(cases, func(c Case) bool {
		name := realName(c.files[0])
		again := seen[name]
		seen[name] = true
		return again
	})
}

// realName returns the absolute path of a file behind all links; what cannot
// be found keeps its name.
func realName(name string) string {
	if name == "-" {
		return name
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	return name
}

// read reads the files of the case.
func (c Case) read() (generator.Input, error) {
	in := generator.Input{Name: c.Name}
	if c.closed != nil {
		return in, c.closed
	}
	for _, name := range c.files {
		data, err := c.readFile(name)
		if err != nil {
			return in, err
		}
		called := shown(name)
		if name == "-" {
			called = c.Name
		}
		in.Files = append(in.Files, source.NewFile(called, data))
	}
	return in, nil
}

func (c Case) readFile(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(io.LimitReader(c.stdin, maxFile))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}
