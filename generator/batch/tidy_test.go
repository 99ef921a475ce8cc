package batch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casedocs/generator"
	"casedocs/generator/diag"
)

// copies is a case with a copy of a plan for each reader, as pdf.
func copies(ref string, readers ...string) Outcome {
	o := outcome(ref)
	for _, reader := range readers {
		o.Result.Outputs = append(o.Result.Outputs, generator.Output{
			Name: ref + "/" + ref + "-plan-v1-" + reader + ".pdf", Document: "plan", Reader: reader, Format: "pdf", Data: []byte("for " + reader),
		})
	}
	return o
}

// playCase plays a run of one case and returns what came of it, and what
// verify then says.
func playCase(t *testing.T, opt Options, o Outcome) (Outcome, Verification) {
	t.Helper()
	r := opened(t, opt)
	o.Files = papers(o.Result.Outputs)
	o = r.finish(o)
	r.enter(o)
	if err := r.close([]Case{o.Case}); err != nil {
		t.Fatal(err)
	}
	return o, verified(t, opt.Out)
}

func opened(t *testing.T, opt Options) *run {
	t.Helper()
	r := &run{maker: engine(t), opt: opt, taken: map[string]string{}}
	if err := r.open(); err != nil {
		t.Fatal(err)
	}
	return r
}

func verified(t *testing.T, dir string) Verification {
	t.Helper()
	v, err := Verify(dir)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// father is the file that a case of these tests no longer has.
const father = "A-1/A-1-plan-v1-father.pdf"

func isThere(dir, name string) bool {
	_, err := os.Lstat(filepath.Join(dir, name))
	return err == nil
}

func TestFileThatACaseNoLongerHasIsRemoved(t *testing.T) {
	dir := t.TempDir()
	playCase(t, small(dir), copies("A-1", "court", "father"))
	playCase(t, small(dir), copies("B-1", "father"))
	o, v := playCase(t, small(dir), copies("A-1", "court"))
	if !slices.Equal(o.Removed, []string{father}) || len(o.Left) > 0 || isThere(dir, father) {
		t.Errorf("removed %v, left %v", o.Removed, o.Left)
	}
	if len(v.Problems) > 0 || v.Files != 2 {
		t.Errorf("%d files, problems %v", v.Files, v.Problems)
	}
}

// A copy of somebody who lost the right to it goes, also when the run was asked for
// the copies of others.
func TestACopyThatNobodyGetsAnyMoreIsRemoved(t *testing.T) {
	dir := t.TempDir()
	playCase(t, small(dir), copies("A-1", "court", "father", "mother"))
	opt := small(dir)
	opt.Make.Readers = []string{"mother"}
	now := copies("A-1", "mother")
	now.Result.Names = []string{"A-1/A-1-plan-v1-mother.pdf", "A-1/A-1-plan-v1-court.pdf"}
	o, v := playCase(t, opt, now)
	if !slices.Equal(o.Removed, []string{father}) || isThere(dir, father) || !isThere(dir, "A-1/A-1-plan-v1-court.pdf") {
		t.Errorf("removed %v, left %v", o.Removed, o.Left)
	}
	for _, p := range v.Problems {
		if p.Kind != StaleFile {
			t.Errorf("verify says %v", p)
		}
	}
}

func TestWhatWasNotAskedForStaysAsStale(t *testing.T) {
	for name, narrow := range map[string]generator.Options{
		"another document": {Documents: []string{"letter"}},
		"another format":   {Formats: []string{"xlsx"}},
		"another reader":   {Documents: []string{"plan"}, Formats: []string{"pdf"}, Readers: []string{"court", "mother"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			playCase(t, small(dir), copies("A-1", "court", "father"))
			opt := small(dir)
			narrow.AsOf = opt.Make.AsOf
			opt.Make = narrow
			o, v := playCase(t, opt, copies("A-1", "court"))
			if len(o.Removed) > 0 || len(v.Problems) != 1 || v.Problems[0].Kind != StaleFile || v.Problems[0].File != father {
				t.Errorf("removed %v, problems %v", o.Removed, v.Problems)
			}
			opt.Make = generator.Options{AsOf: narrow.AsOf, Documents: []string{"plan"}, Formats: []string{"pdf"}, Readers: []string{"father"}}
			if o, _ := playCase(t, opt, copies("A-1")); !slices.Equal(o.Removed, []string{father}) {
				t.Errorf("asked for it, and removed %v", o.Removed)
			}
		})
	}
}

func TestFileBelongsToItsAudienceAndToItsPeople(t *testing.T) {
	own := File{Audience: "family", Reader: "father", For: []string{"father"}}
	shared := File{Audience: "family", Reader: "family", For: []string{"mother", "father"}}
	for name, c := range map[string]struct {
		file  File
		asked []string
		want  bool
	}{
		"all readers":                {own, nil, true},
		"his copy, by his group":     {own, []string{"family"}, true},
		"his copy, by his id":        {own, []string{"court", "father"}, true},
		"his copy, by another":       {own, []string{"mother"}, false},
		"a shared copy, by one":      {shared, []string{"mother"}, false},
		"a shared copy, by everyone": {shared, []string{"father", "mother"}, true},
		"a copy for no named person": {File{Audience: "court", Reader: "court"}, []string{"mother"}, false},
	} {
		r := &run{opt: Options{Make: generator.Options{Readers: c.asked}}}
		if got := r.asked(c.file); got != c.want {
			t.Errorf("%s: asked for is %v, want %v", name, got, c.want)
		}
	}
}

func TestFileThatIsNotAsItWasWrittenStays(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"longer": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, father), []byte("for father, by hand"), 0o600)
		},
		"as long":      func(dir string) error { return os.WriteFile(filepath.Join(dir, father), []byte("for fathEr"), 0o600) },
		"a link":       func(dir string) error { return swap(filepath.Join(dir, father), filepath.Join(dir, "away")) },
		"under a link": func(dir string) error { return swap(filepath.Join(dir, "A-1"), filepath.Join(dir, "away")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			playCase(t, small(dir), copies("A-1", "court", "father"))
			if err := harm(dir); err != nil {
				t.Skip(err)
			}
			none := copies("A-1")
			o, v := playCase(t, small(dir), none)
			if !slices.ContainsFunc(o.Left, func(l Left) bool { return l.File == father && l.Why != "" }) || !isThere(dir, father) {
				t.Errorf("removed %v, left %v", o.Removed, o.Left)
			}
			if !slices.ContainsFunc(v.Problems, func(p Problem) bool { return p.File == father && p.Kind == Changed }) {
				t.Errorf("verify says %v", v.Problems)
			}
		})
	}
}

// swap moves what has a name away and puts a link there.
func swap(name, away string) error {
	if err := os.Rename(name, away); err != nil {
		return err
	}
	return os.Symlink(away, name)
}

func TestRefusedOrFailedCaseKeepsWhatItHad(t *testing.T) {
	refused := outcome("A-1")
	refused.Result.Findings = diag.List{{Rule: "X-01", Severity: diag.Must, Blocks: diag.Write, Message: "no"}}
	failed := outcome("A-1")
	failed.Panic = &Panic{Kind: "string"}
	for name, bad := range map[string]Outcome{"refused": refused, "failed": failed} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			playCase(t, small(dir), copies("A-1", "father"))
			o, v := playCase(t, small(dir), bad)
			if len(o.Removed) > 0 || !isThere(dir, father) {
				t.Errorf("removed %v", o.Removed)
			}
			if !slices.ContainsFunc(v.Problems, func(p Problem) bool { return p.File == father && p.Kind == StaleFile }) {
				t.Errorf("verify says %v", v.Problems)
			}
		})
	}
}

func TestIssuedPaperStaysUnlessItIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	playCase(t, small(dir), copies("A-1", "court", "father"))
	issued := []generator.Issued{{Document: "plan", Stem: "A-1-plan-v1"}}
	o := outcome("A-1", "A-1-plan-v2.pdf")
	o.Result.Issued = issued
	if o, _ := playCase(t, small(dir), o); len(o.Removed) > 0 {
		t.Errorf("removed %v, which somebody holds", o.Removed)
	}
	again := copies("A-1", "court")
	again.Result.Issued = issued
	if o, _ := playCase(t, small(dir), again); !slices.Equal(o.Removed, []string{father, "A-1/A-1-plan-v2.pdf"}) {
		t.Errorf("made again, and removed %v", o.Removed)
	}
}

// TestKilledRunTellsTheTruth ends runs without a manifest at each point at
// which files are written or taken away.
func TestKilledRunTellsTheTruth(t *testing.T) {
	now := copies("A-1", "court")
	now.Result.Outputs[0].Data = []byte("for court, once more")
	now.Files = papers(now.Result.Outputs)
	for name, c := range map[string]struct {
		until func(t *testing.T, r *run)
		want  string
	}{
		"before the new files":  {func(*testing.T, *run) {}, ""},
		"before the old go":     {func(t *testing.T, r *run) { writeAll(t, r, now) }, "changed A-1/A-1-plan-v1-court.pdf"},
		"before the manifest":   {func(_ *testing.T, r *run) { r.finish(now) }, "changed A-1/A-1-plan-v1-court.pdf, missing " + father},
		"while an old one goes": {func(t *testing.T, r *run) { writeAll(t, r, now); r.writer.root.Remove(father) }, "changed A-1/A-1-plan-v1-court.pdf, missing " + father},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			playCase(t, small(dir), copies("A-1", "court", "father"))
			r := opened(t, small(dir))
			c.until(t, r)
			if err := r.writer.close(); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range verified(t, dir).Problems {
				got = append(got, string(p.Kind)+" "+p.File)
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("verify says %q, want %q", got, c.want)
			}
			o, v := playCase(t, small(dir), now)
			if o.Err != nil || isThere(dir, father) || len(v.Problems) > 0 || v.Files != 1 {
				t.Errorf("the next run leaves %+v, error %v", v, o.Err)
			}
		})
	}
}

func writeAll(t *testing.T, r *run, o Outcome) {
	t.Helper()
	if _, err := r.write(o.Result.Outputs); err != nil {
		t.Fatal(err)
	}
}

// TestFileOfOtherLettersIsTheSameWhereTheSystemSaysSo stands in with a second
// name of one file for systems that do not tell A from a.
func TestFileOfOtherLettersIsTheSameWhereTheSystemSaysSo(t *testing.T) {
	w, dir := newTestWriter(t)
	if err := w.file("A", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if w.has([]File{{Name: "A"}}, File{Name: "a"}) {
		t.Error("a file that is not there is another")
	}
	if err := os.Link(filepath.Join(dir, "A"), filepath.Join(dir, "a")); err != nil {
		t.Skip(err)
	}
	if !w.has([]File{{Name: "A"}}, File{Name: "a"}) {
		t.Error("one file under two names counts as two")
	}
}
