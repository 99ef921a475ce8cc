package generator

import "testing"

func TestDefectSaysAtWhichCaseAndPaper(t *testing.T) {
	e := builtIn(t)
	broken := &Engine{version: "test", calendar: e.calendar, facts: e.facts, kinds: e.kinds, policies: e.policies, law: e.law, layers: e.layers}
	defer func() {
		d, ok := recover().(Defect)
		if !ok || d.Reference != "FBC-2026-014" || d.Document == "" || d.Said == nil {
			t.Errorf("the defect of an engine without fonts is %+v", d)
		}
	}()
	broken.Make(readSample(t, samples+"/fernwick-juniper-otis"), Options{AsOf: asOf})
}
