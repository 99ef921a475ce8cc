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
	Name  string   // as messages call it
	files []string // paths, "-" for standard input
	stdin io.Reader
}

// Find returns the cases that paths name, in the order given; folders are
// walked in the order of their names. The path "-" is standard input. Hidden
// files and folders are passed over.
func Find(paths []string, stdin io.Reader) ([]Case, error) {
	var cases []Case
	for _, p := range paths {
		found, err := find(p, stdin)
		if err != nil {
			return nil, err
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
		return []Case{{Name: "standard input", files: []string{"-"}, stdin: stdin}}, nil
	}
	info, err := os.Stat(p)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []Case{{Name: filepath.ToSlash(p), files: []string{p}}}, nil
	}
	var cases []Case
	err = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		c, skip := visit(p, path, d)
		if c != nil {
			cases = append(cases, *c)
		}
		return skip
	})
	if err != nil {
		return nil, fmt.Errorf("walk %s: %w", p, err)
	}
	return cases, nil
}

// visit decides what one entry of a walk is: a case folder, a case file, or
// something to pass over.
func visit(root, path string, d fs.DirEntry) (*Case, error) {
	if path != root && strings.HasPrefix(d.Name(), ".") {
		if d.IsDir() {
			return nil, fs.SkipDir
		}
		return nil, nil
	}
	if !d.IsDir() {
		if isYAML(d.Name()) && d.Type().IsRegular() {
			return &Case{Name: filepath.ToSlash(path), files: []string{path}}, nil
		}
		return nil, nil
	}
	files, err := folder(path)
	if err != nil || files == nil {
		return nil, err
	}
	return &Case{Name: filepath.ToSlash(path), files: files}, fs.SkipDir
}

// folder returns the files of a case folder, case.yaml first, or nil when the
// folder is not one.
func folder(dir string) ([]string, error) {
	root := filepath.Join(dir, "case.yaml")
	if info, err := os.Stat(root); err != nil || info.IsDir() {
		return nil, nil
	}
	files := []string{root}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case path != root && d.Type().IsRegular() && isYAML(d.Name()):
			files = append(files, path)
		}
		return nil
	})
	slices.Sort(files[1:])
	return files, err
}

func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

// unique drops cases that were named twice, so that nothing is made twice.
func unique(cases []Case) []Case {
	seen := map[string]bool{}
	return slices.DeleteFunc(cases, func(c Case) bool {
		name, err := filepath.Abs(c.files[0])
		if err != nil || c.files[0] == "-" {
			name = c.files[0]
		}
		again := seen[name]
		seen[name] = true
		return again
	})
}

// read reads the files of the case.
func (c Case) read() (generator.Input, error) {
	in := generator.Input{Name: c.Name}
	for _, name := range c.files {
		data, err := c.readFile(name)
		if err != nil {
			return in, err
		}
		shown := filepath.ToSlash(name)
		if name == "-" {
			shown = c.Name
		}
		in.Files = append(in.Files, source.NewFile(shown, data))
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
