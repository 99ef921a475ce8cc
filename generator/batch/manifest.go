package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"casedocs/generator"
)

// ManifestName is the name of the manifest in the output folder.
const ManifestName = "manifest.json"

// program and manifestVersion say whose manifest a file is, and of which form.
const (
	program         = "casedocs"
	manifestVersion = 1
)

// maxManifest is the number of bytes above which a manifest is refused: about
// a million files.
const maxManifest = 512 << 20

// Manifest lists what runs wrote into one output folder, and from what. It
// holds no value of a case but its reference, and no time, host or user; its
// form is schemas/meta/manifest.schema.json.
type Manifest struct {
	SchemaVersion int         `json:"schema_version"`
	Program       string      `json:"program"`
	Settings      []Settings  `json:"settings"` // sorted by ID, those that a case names
	Cases         []CaseEntry `json:"cases"`    // sorted by reference
	Self          string      `json:"self"`     // SHA-256 of the rest of the file; the last field
}

// Settings is what papers were made with. Empty lists of documents, formats
// and readers stand for all.
type Settings struct {
	ID        string            `json:"id"` // taken from the hash of the rest
	Version   string            `json:"version"`
	AsOf      string            `json:"as_of"`
	Final     bool              `json:"final"`
	Documents []string          `json:"documents"`
	Formats   []string          `json:"formats"`
	Readers   []string          `json:"readers"`
	Bates     string            `json:"bates,omitempty"` // where the pages begin in a court bundle
	Assets    []generator.Asset `json:"assets"`
}

// CaseEntry is one case as the latest run that named it left it.
type CaseEntry struct {
	Reference string `json:"reference"` // "" when it could not be read
	Case      string `json:"case"`      // its file or folder as the run calls it
	Settings  string `json:"settings"`  // an ID of Settings
	Status    Status `json:"status"`
	Inputs    []File `json:"inputs"`
	Outputs   []File `json:"outputs"` // sorted by name
}

// Status says what a run did with a case.
type Status string

// What can become of a case.
const (
	Written    Status = "written"
	Refused    Status = "refused"     // by its findings
	Failed     Status = "failed"      // the machine or the program did
	NotReached Status = "not-reached" // the run was interrupted before
)

// File is a file that was read or written. What only papers have is left out
// for files that were read.
type File struct {
	Name        string   `json:"file"`
	Document    string   `json:"document,omitempty"`
	Item        string   `json:"item,omitempty"`
	Audience    string   `json:"audience,omitempty"` // group that its readers belong to
	Reader      string   `json:"reader,omitempty"`
	For         []string `json:"for,omitempty"` // ids of the people who get it
	Format      string   `json:"format,omitempty"`
	LargePrint  bool     `json:"large_print,omitempty"`
	Pages       int      `json:"pages,omitempty"`
	Bates       string   `json:"bates,omitempty"` // first and last page in the court bundle
	Size        int      `json:"size"`            // bytes
	SHA256      string   `json:"sha256"`
	ContentHash string   `json:"content_hash,omitempty"`
	Stale       bool     `json:"stale,omitempty"` // of an earlier run: the latest one of its case did not make it
}

func newFile(name string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{Name: name, Size: len(data), SHA256: hex.EncodeToString(sum[:])}
}

// documents returns the document types that were asked for. Their order says nothing
// but in a bundle, where it numbers the pages.
func (o Options) documents() []string {
	if !o.Make.Bates.IsZero() {
		return append([]string{}, o.Make.Documents...)
	}
	return sorted(o.Make.Documents)
}

// settings returns what the options say.
func (o Options) settings(version string) Settings {
	s := Settings{
		Version:   version,
		AsOf:      o.Make.AsOf.String(),
		Final:     o.Make.Final,
		Documents: o.documents(),
		Formats:   sorted(o.Make.Formats),
		Readers:   sorted(o.Make.Readers),
		Bates:     o.Make.Bates.String(),
		Assets:    append([]generator.Asset{}, o.Assets...),
	}
	sum := sha256.Sum256(encode(s))
	s.ID = hex.EncodeToString(sum[:8])
	return s
}

func sorted(names []string) []string {
	out := append([]string{}, names...)
	slices.Sort(out)
	return slices.Compact(out)
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // plain structs always encode
	}
	return b.Bytes()
}

// selfKey stands before the hash that a manifest has of itself.
const selfKey = `"self": "`

// seal returns the bytes of a manifest with its hash of itself: the SHA-256 of
// the file in which 64 zeros stand for the hash.
func (m Manifest) seal() []byte {
	m.SchemaVersion, m.Program = manifestVersion, program
	m.Self = strings.Repeat("0", 2*sha256.Size)
	data := encode(m)
	sum := sha256.Sum256(data)
	at := bytes.LastIndex(data, []byte(selfKey)) + len(selfKey)
	hex.Encode(data[at:], sum[:])
	return data
}

// The ways in which a manifest cannot be used.
var (
	errNoManifest = errors.New("there is no " + ManifestName)
	errNotOurs    = errors.New("it is not a manifest that casedocs wrote")
	errNewer      = errors.New("a newer version of casedocs wrote it")
	errChanged    = errors.New("it was changed or damaged after it was written")
)

// openManifest returns a manifest when each of its bytes is as seal made it.
func openManifest(data []byte) (Manifest, error) {
	var m Manifest
	var head struct {
		SchemaVersion int    `json:"schema_version"`
		Program       string `json:"program"`
	}
	switch err := json.Unmarshal(data, &head); {
	case err != nil && bytes.Contains(data, []byte(selfKey)):
		return m, errChanged
	case err != nil:
		return m, errNotOurs
	case head.Program == program && head.SchemaVersion > manifestVersion:
		return m, errNewer
	case head.Program != program && !bytes.Contains(data, []byte(selfKey)):
		return m, errNotOurs
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, errChanged
	}
	if !bytes.Equal(m.seal(), data) || !m.local() {
		return m, errChanged
	}
	return m, nil
}

// local reports whether all outputs lie below the folder, in that of their case or
// in one folder of it, and have names that can be shown, as runs write them.
func (m Manifest) local() bool {
	for _, c := range m.Cases {
		for _, f := range c.Outputs {
			if !fs.ValidPath(f.Name) || !slices.Contains([]int{1, 2}, strings.Count(f.Name, "/")) || shown(f.Name) != f.Name || strings.Contains(f.Name, `\`) {
				return false
			}
		}
	}
	return true
}

// readManifest reads the manifest of an output folder: never through a link.
func readManifest(root *os.Root) (Manifest, error) {
	info, err := root.Lstat(ManifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Manifest{}, errNoManifest
	case err != nil:
		return Manifest{}, fmt.Errorf("look at %s: %w", ManifestName, err)
	case !info.Mode().IsRegular() || info.Size() > maxManifest:
		return Manifest{}, errNotOurs
	}
	f, err := root.Open(ManifestName)
	if err != nil {
		return Manifest{}, fmt.Errorf("open %s: %w", ManifestName, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxManifest))
	if err != nil {
		return Manifest{}, fmt.Errorf("read %s: %w", ManifestName, err)
	}
	return openManifest(data)
}
