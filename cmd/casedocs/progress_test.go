package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressIsShownAfterASecondAndWiped(t *testing.T) {
	var screen strings.Builder
	clock := time.Unix(0, 0)
	a := &app{err: &screen, errTerminal: true, now: func() time.Time { return clock }}
	p := a.progress(3)

	p.step()
	if screen.Len() > 0 {
		t.Errorf("shown at once: %q", screen.String())
	}
	clock = clock.Add(2 * time.Second)
	p.step()
	p.wipe()
	p.step()
	p.wipe()
	if got, want := screen.String(), "2 of 3 cases\r\x1b[K"; got != want {
		t.Errorf("screen %q, want %q", got, want)
	}
}

func TestProgressIsForPeopleOnly(t *testing.T) {
	var log strings.Builder
	clock := time.Unix(0, 0)
	a := &app{err: &log, now: func() time.Time { clock = clock.Add(time.Minute); return clock }}
	p := a.progress(9)
	p.step()
	p.wipe()
	if log.Len() > 0 {
		t.Errorf("a log holds %q", log.String())
	}
}
