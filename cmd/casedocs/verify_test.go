package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"casedocs/generator/batch"
)

// quiet returns a program whose output is kept.
func quiet(out, errs *bytes.Buffer) *app {
	return &app{out: out, err: errs, today: today, now: time.Now}
}

// TestOneFlippedByteOfARealRunIsFound makes the papers of a sample and flips
// single bits all over every file, the manifest included.
func TestOneFlippedByteOfARealRunIsFound(t *testing.T) {
	dir := t.TempDir()
	var out, errs bytes.Buffer
	sample := filepath.Join("..", "..", "samples", "cases", "half-filled.yaml")
	if code := quiet(&out, &errs).run(context.Background(), []string{"generate", sample, "--out", dir}); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	flipped := 0
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		flipped++
		return flipEverywhere(t, dir, name)
	})
	if err != nil {
		t.Fatal(err)
	}
	if flipped < 5 {
		t.Errorf("only %d files were looked at", flipped)
	}
	if v, err := batch.Verify(dir); err != nil || len(v.Problems) > 0 {
		t.Errorf("at the end: %v %v", v.Problems, err)
	}
}

// flipEverywhere flips one bit at a time at the ends of a file and at 40
// places between them.
func flipEverywhere(t *testing.T, dir, name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	flip := func(at int64) {
		b := make([]byte, 1)
		if _, err := f.ReadAt(b, at); err != nil {
			t.Fatal(err)
		}
		b[0] ^= 1 << (at % 8)
		if _, err := f.WriteAt(b, at); err != nil {
			t.Fatal(err)
		}
	}
	for i := range int64(42) {
		at := i * (info.Size() - 1) / 41
		flip(at)
		if v, err := batch.Verify(dir); err != nil || len(v.Problems) != 1 {
			t.Errorf("byte %d of %s: %v %v", at, filepath.Base(name), v.Problems, err)
		}
		flip(at)
	}
	return nil
}
