package schema_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"casedocs/generator/diag"
	"casedocs/generator/input"
	"casedocs/generator/schema"
	"casedocs/generator/source"
	"casedocs/schemas"
)

const bad = "../../samples/bad"

// laterStages are the samples whose mistake only a later stage can find; here
// they must be without findings.
var laterStages = map[string]bool{
	"policy-of-another-kind":    true, // policy
	"unknown-authority":         true, // policy
	"welsh-council":             true, // rules
	"chaired-by-the-wrong-role": true, // rules
	"action-without-owner":      true, // rules
	"text-gives-home-away":      true, // finished papers
	"no-font":                   true, // pages
}

func caseSchema(t testing.TB) *schema.Schema { return kindSchema(t, "supervision-order") }

func kindSchema(t testing.TB, kind string) *schema.Schema {
	t.Helper()
	files := map[string][]byte{}
	names, err := fs.Glob(schemas.Files, "case/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if files[name], err = schemas.Files.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	s, err := schema.Compile(files, "case/"+kind+".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// readCase returns the files of a case in a folder of samples, by the names
// that their users know them by.
func readCase(t *testing.T, folder, name string) []*source.File {
	t.Helper()
	var files []*source.File
	err := filepath.WalkDir(filepath.Join(folder, name), func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, p)
		files = append(files, source.NewFile(filepath.ToSlash(rel), data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestBadSamples reads each case of samples/bad, a file or a folder, and
// compares what is said about it with the .want beside it.
func TestBadSamples(t *testing.T) {
	s := caseSchema(t)
	entries, err := os.ReadDir(bad)
	if err != nil {
		t.Fatal(err)
	}
	kinds := 0
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) != ".yaml" {
			continue
		}
		kinds++
		name := strings.TrimSuffix(e.Name(), ".yaml")
		t.Run(name, func(t *testing.T) {
			c, found := input.Read(readCase(t, bad, e.Name()))
			found = append(found, s.Check(c)...)
			found.Sort()
			if laterStages[name] {
				if len(found) > 0 {
					t.Errorf("findings:\n%s", text(t, found, diag.TextOptions{ShowValues: true}))
				}
				return
			}
			if len(found) == 0 {
				t.Fatal("no finding")
			}
			for _, d := range found {
				if len(d.Hints) == 0 || d.Span.IsZero() {
					t.Errorf("no hint or no place: %s", d.Message)
				}
			}
			golden(t, filepath.Join(bad, name+".want"), []byte(text(t, found, diag.TextOptions{ShowValues: true})))
		})
	}
	if kinds < 40 {
		t.Errorf("only %d kinds of mistake", kinds)
	}
}

// TestBadSamplesHideValues asks that what people typed is only shown where
// values may be shown.
func TestBadSamplesHideValues(t *testing.T) {
	s := caseSchema(t)
	for name, secrets := range map[string][]string{
		"unknown-key.yaml":         {"bron"},
		"unknown-person.yaml":      {"social_worker", "Emeric", "team-manager"},
		"bad-id.yaml":              {"Rosa"},
		"date-written-by-day.yaml": {"14 August", "2020-08-14", "10/03", "confirmed"},
		"leading-zero.yaml":        {"01632960100"},
		"bad-word.yaml":            {"proven", "supervison"},
	} {
		c, found := input.Read(readCase(t, bad, name))
		found = append(found, s.Check(c)...)
		hidden := text(t, found, diag.TextOptions{})
		for _, secret := range secrets {
			if strings.Contains(hidden, secret) {
				t.Errorf("%s: %q in\n%s", name, secret, hidden)
			}
		}
	}
}

// TestGoodSamples asks that the cases of samples/cases are well formed.
func TestGoodSamples(t *testing.T) {
	schemas := map[string]*schema.Schema{}
	const folder = "../../samples/cases"
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) != ".yaml" {
			continue
		}
		c, found := input.Read(readCase(t, folder, e.Name()))
		kind := c.Root.String("kind")
		if schemas[kind] == nil {
			schemas[kind] = kindSchema(t, kind)
		}
		found = append(found, schemas[kind].Check(c)...)
		if len(found) > 0 {
			t.Errorf("%s:\n%s", e.Name(), text(t, found, diag.TextOptions{ShowValues: true}))
		}
	}
}

func FuzzCheck(f *testing.F) {
	names, err := filepath.Glob(bad + "/*.yaml")
	if err != nil || len(names) == 0 {
		f.Fatalf("no samples: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	s := caseSchema(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, found := check(s, "case.yaml", data)
		for _, d := range found {
			if d.Message == "" || len(d.Hints) == 0 || d.Span.IsZero() {
				t.Fatalf("finding without words or place: %+v", d)
			}
		}
		if c.Root.Shape != s.Shape() {
			t.Fatal("the root has no shape")
		}
	})
}

// BenchmarkCheck reads and checks the largest sample case.
func BenchmarkCheck(b *testing.B) {
	s := caseSchema(b)
	data, err := os.ReadFile("../../samples/cases/forty-actions.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, found := check(s, "case.yaml", data); len(found) > 0 {
			b.Fatal(found[0].Message)
		}
	}
}
