package batch

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestOneRunAtATimeWritesIntoAFolder(t *testing.T) {
	first, dir := newTestWriter(t)
	if _, err := first.lock(); err != nil {
		t.Fatal(err)
	}
	second, err := newWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := second.lock(); !errors.Is(err, ErrLocked) {
		t.Errorf("a second run was let in: %v", err)
	}
	if err := second.close(); err != nil {
		t.Error(err)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%s was left", left[0].Name())
	}
	third, err := newWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer third.close()
	if _, err := third.lock(); err != nil {
		t.Errorf("the run after it was not let in: %v", err)
	}
}

func TestLockFollowsNoLink(t *testing.T) {
	w, dir := newTestWriter(t)
	victim := filepath.Join(filepath.Dir(dir), "victim")
	if err := os.Symlink(victim, filepath.Join(dir, lockName)); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if _, err := w.lock(); err == nil {
		t.Error("a link was locked")
	}
	if _, err := os.Lstat(victim); err == nil {
		t.Error("a file was made outside the folder")
	}
}
