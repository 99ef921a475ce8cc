package batch

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
)

// Problem is one thing in which an output folder differs from its manifest.
type Problem struct {
	Kind    ProblemKind `json:"kind"`
	File    string      `json:"file"` // below the folder; of a case that was not reached, its case file
	Message string      `json:"message"`
}

// ProblemKind says what is wrong with a file.
type ProblemKind string

// The kinds of problem.
const (
	BadManifest ProblemKind = "manifest"
	Missing     ProblemKind = "missing"
	Changed     ProblemKind = "changed"
	Unreadable  ProblemKind = "unreadable"
	Unfinished  ProblemKind = "unfinished"
	RefusedCase ProblemKind = "refused"
	Extra       ProblemKind = "extra"
	StaleFile   ProblemKind = "stale"
)

// Harmless reports whether everything that the manifest lists is there and
// unchanged all the same: somebody else put a file there, an earlier run did,
// or a run refused a case and said so.
func (k ProblemKind) Harmless() bool { return k == Extra || k == StaleFile || k == RefusedCase }

// Verification is what came of comparing a folder with its manifest.
type Verification struct {
	Cases    int
	Files    int // that the manifest lists
	Problems []Problem
}

// Verify compares every file below a folder with its manifest. It follows no
// link, so what it reads lies in the folder. The error is that the folder
// itself cannot be opened or walked.
func Verify(dir string) (Verification, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Verification{}, fmt.Errorf("open the folder: %w", err)
	}
	defer root.Close()
	v := &verifier{root: root, listed: map[string]bool{ManifestName: true}}
	m, err := readManifest(root)
	if err != nil {
		v.problem(BadManifest, ManifestName, err.Error())
		return v.out, nil
	}
	for _, c := range m.Cases {
		v.entry(c)
	}
	if err := fs.WalkDir(root.FS(), ".", v.extra); err != nil {
		return v.out, fmt.Errorf("walk the folder: %w", err)
	}
	slices.SortStableFunc(v.out.Problems, func(a, b Problem) int { return cmp.Compare(a.File, b.File) })
	return v.out, nil
}

type verifier struct {
	root   *os.Root
	listed map[string]bool
	out    Verification
}

func (v *verifier) problem(k ProblemKind, file, message string) {
	v.out.Problems = append(v.out.Problems, Problem{Kind: k, File: file, Message: message})
}

// entry compares the files of one case.
func (v *verifier) entry(c CaseEntry) {
	v.out.Cases++
	switch c.Status {
	case NotReached:
		v.problem(Unfinished, c.Case, "the run was interrupted before it came to this case")
	case Failed:
		v.problem(Unfinished, c.Case, "its papers could not all be made or written")
	case Refused:
		v.problem(RefusedCase, c.Case, "its findings stood against it, so nothing was written")
	}
	for _, f := range c.Outputs {
		v.out.Files++
		v.listed[f.Name] = true
		if kind, message := differs(v.root, f); kind != "" {
			v.problem(kind, f.Name, message)
		} else if f.Stale {
			v.problem(StaleFile, f.Name, "it is of an earlier run; the latest run of this case did not make it")
		}
	}
}

// differs says in what a file below a folder differs from what was written.
func differs(root *os.Root, f File) (ProblemKind, string) {
	if link := linkIn(root, f.Name); link != "" {
		return Changed, link + " is a link now; it was written as a file or folder of its own"
	}
	info, err := root.Lstat(f.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Missing, "the manifest lists it and it is not there"
	case err != nil:
		return Unreadable, reason(err)
	case !info.Mode().IsRegular():
		return Changed, "it is no file now"
	case info.Size() != int64(f.Size):
		return Changed, fmt.Sprintf("it has %d bytes and was written with %d", info.Size(), f.Size)
	}
	sum, err := hashOf(root, f.Name)
	switch {
	case err != nil:
		return Unreadable, reason(err)
	case sum != f.SHA256:
		return Changed, "its content is not what was written"
	}
	return "", ""
}

// linkIn returns the first part of a path that is a symbolic link, or "".
func linkIn(root *os.Root, name string) string {
	for i := range name + "/" {
		if i < len(name) && name[i] != '/' {
			continue
		}
		if info, err := root.Lstat(name[:i]); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return path.Base(name[:i])
		}
	}
	return ""
}

// hashOf returns the SHA-256 of a file in hexadecimal.
func hashOf(root *os.Root, name string) (string, error) {
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// extra reports what the manifest does not list. Files that a killed run left
// half written are passed over: the next run takes them away.
func (v *verifier) extra(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && name != ".":
		v.problem(Unreadable, shown(name), reason(err))
		return fs.SkipDir
	case err != nil:
		return err
	case d.IsDir(), v.listed[name], ours(d.Name()):
		return nil
	}
	v.problem(Extra, shown(name), "it is not in the manifest")
	return nil
}

// reason returns why a file could not be read, without its path.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return "it could not be read: " + err.Error()
}
