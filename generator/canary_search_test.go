package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unicode/utf16"
)

// finder looks for canaries in files, by tools that are not ours. The same bytes are
// searched once.
type finder struct {
	dir   string
	count atomic.Int64
	lock  sync.Mutex
	known map[[sha256.Size]byte][]string
}

// newFinder skips the test where a tool is missing; where CI is set, that fails.
func newFinder(t *testing.T) *finder {
	t.Helper()
	for _, tool := range []string{"qpdf", "pdftotext", "unzip"} {
		if _, err := exec.LookPath(tool); err == nil {
			continue
		}
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
	return &finder{dir: t.TempDir(), known: map[[sha256.Size]byte][]string{}}
}

// in returns the canaries of a file and of its name.
func (f *finder) in(o Output) ([]string, error) {
	key := sha256.Sum256(o.Data)
	f.lock.Lock()
	found, known := f.known[key]
	f.lock.Unlock()
	if !known {
		name := filepath.Join(f.dir, fmt.Sprintf("%d.%s", f.count.Add(1), o.Format))
		if err := os.WriteFile(name, o.Data, 0o600); err != nil {
			return nil, err
		}
		defer os.Remove(name)
		read := fromPDF
		if o.Format == "xlsx" {
			read = fromZip
		}
		text, err := read(name)
		if err != nil {
			return nil, err
		}
		found = canariesIn(text)
		f.lock.Lock()
		f.known[key] = found
		f.lock.Unlock()
	}
	return append(slices.Clone(found), canariesIn(o.Name)...), nil
}

func fromZip(name string) (string, error) { return output("unzip", "-p", name) }

// fromPDF returns the text of the pages, and all objects of the file: its bookmarks,
// metadata and the texts of its structure.
func fromPDF(name string) (string, error) {
	pages, err := output("pdftotext", "-raw", "-enc", "UTF-8", name, "-")
	if err != nil {
		return "", err
	}
	objects, err := output("qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", name, "-")
	if err != nil {
		return "", err
	}
	return pages + "\n" + strings.ReplaceAll(objects, "\x00", "") + "\n" + wideStrings(objects), nil
}

var wideString = regexp.MustCompile(`(?i)<feff([0-9a-f\s]*)>`)

// wideStrings decodes the strings of a file that are written in two bytes a letter.
func wideStrings(objects string) string {
	var out strings.Builder
	for _, s := range wideString.FindAllStringSubmatch(objects, -1) {
		data, err := hex.DecodeString(strings.Join(strings.Fields(s[1]), ""))
		if err != nil {
			continue
		}
		var letters []uint16
		for i := 0; i+1 < len(data); i += 2 {
			letters = append(letters, uint16(data[i])<<8|uint16(data[i+1]))
		}
		out.WriteString(string(utf16.Decode(letters)) + "\n")
	}
	return out.String()
}

func output(tool string, args ...string) (string, error) {
	cmd := exec.Command(tool, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	text, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", tool, err, said.String())
	}
	return string(text), nil
}
