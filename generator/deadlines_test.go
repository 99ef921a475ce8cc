package generator

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/generator/source"
	"casedocs/generator/timeline"
)

// openTestshire opens the built-in assets with a policy of the tests over them.
var openTestshire = sync.OnceValues(func() (*Engine, error) {
	data, err := os.ReadFile("testdata/testshire.yaml")
	if err != nil {
		return nil, err
	}
	own := catalog.Layer{Name: "test", FS: fstest.MapFS{"schemas/policy/testshire/policy.yaml": {Data: data}}}
	e, _, err := OpenCounting(catalog.New(own, builtInLayer()), "test")
	return e, err
})

const testshireCase = `format: 1
kind: supervision-order
reference: TST-2026-001
authority:
  policy: testshire
people:
  - id: mother
    name: Marla Fennimore-Slate
  - id: worker
    name: Wenna Quill
    roles:
      - {id: role-1, role: social worker, from: 2026-01-05}
      - {id: role-2, role: team manager, from: 2024-01-05, until: 2026-01-04}
  - id: manager
    name: Tam Ardagh
    roles:
      - {id: role-1, role: Team Manager}
  - id: chair
    name: Bo Ek
children:
  - {id: child-1, name: Juniper Fennimore-Slate, born: 2019-05-02}
  - {id: child-2, name: otis 'Ó Slate', born: 2022-04-10}
  - {id: child-3, known_as: Łucja, born: 2023-04-10}
orders:
  - {id: order-1, kind: supervision-order, children: [child-1], made: 2026-03-10, months: 12}
  - {id: order-2, kind: supervision-order, children: [child-2], made: 2026-03-10, months: 12}
  - {id: order-3, kind: supervision-order, children: [child-3], made: 2026-10-20}
plan:
  planned_reviews:
    - {id: planned-1, number: 4, date: 2026-12-01, chair: chair}
reviews:
  - {id: review-1, number: 1, status: held, date: 2026-04-13, chair: {person: chair}, present: [{id: present-1, person: mother}], children: [child-1, child-2]}
  - {id: review-2, number: 2, status: held, date: 2026-07-08, children: [child-1, child-2]}
`

// testshire returns the deadlines of the case of the tests.
func testshire(t *testing.T, text string) (*Engine, Deadlines) {
	t.Helper()
	e, err := openTestshire()
	if err != nil {
		t.Fatal(err)
	}
	d, found := e.Deadlines(Input{Name: "test.yaml", Files: []*source.File{source.NewFile("test.yaml", []byte(text))}}, asOf)
	if found.Blocks() == diag.Write {
		t.Fatal(inWords(found))
	}
	return e, d
}

// find returns the deadline with an id.
func (d Deadlines) find(t *testing.T, id string) Deadline {
	t.Helper()
	for _, m := range d.Milestones {
		if m.ID == id {
			return m
		}
	}
	t.Fatalf("there is no deadline %s among %v", id, idsOf(d))
	return Deadline{}
}

func idsOf(d Deadlines) []string {
	var out []string
	for _, m := range d.Milestones {
		out = append(out, m.ID)
	}
	return out
}

func TestDeadlinesSayWhereTheyStand(t *testing.T) {
	_, d := testshire(t, testshireCase)
	if d.Reference != "TST-2026-001" || d.Policy != "testshire" || d.Kind != "supervision-order" {
		t.Errorf("reference %q, policy %q, kind %q", d.Reference, d.Policy, d.Kind)
	}
	for _, want := range []struct {
		id     string
		status timeline.Status
		late   int
		due    string
	}{
		{"TST-01", timeline.Done, 3, "2026-04-10"},
		{"TST-02/2", timeline.Done, 0, "2026-07-10"},
		{"TST-02/3", timeline.Late, 43, "2026-10-09"},
		{"TST-03", timeline.Undecidable, 0, "2026-04-27"},
		{"TST-04", timeline.Upcoming, 0, "2026-12-09"},
		{"TST-05", timeline.Upcoming, 0, "2027-02-09"},
		{"TST-05@order-3", timeline.Undecidable, 0, ""},
	} {
		m := d.find(t, want.id)
		if m.Status != want.status || m.DaysLate != want.late || m.Due.String() != want.due {
			t.Errorf("%s is %s by %d days, due %s; want %+v", want.id, m.Status, m.DaysLate, m.Due, want)
		}
	}
}

func TestDeadlinesThatCannotBeDecidedComeLast(t *testing.T) {
	_, d := testshire(t, testshireCase)
	decided := true
	last := civil.Date{}
	for _, m := range d.Milestones {
		if m.Decided() && !decided {
			t.Errorf("%s stands behind one that cannot be decided", m.ID)
		}
		if decided != m.Decided() {
			decided, last = m.Decided(), civil.Date{}
		}
		if !m.Due.IsZero() && m.Due.Before(last) {
			t.Errorf("%s is not in date order", m.ID)
		}
		last = m.Due
	}
	if m := d.Milestones[len(d.Milestones)-1]; m.Decided() || !strings.Contains(m.How, "cannot be worked out") {
		t.Errorf("the last is %s, %s: %s", m.ID, m.Status, m.How)
	}
}

func TestDeadlinesSayWhichChildrenByInitials(t *testing.T) {
	_, d := testshire(t, testshireCase)
	// The orders for the first two children are alike, and so are one row.
	if got := d.find(t, "TST-01").Initials; !slices.Equal(got, []string{"J.F.", "O.Ó.S."}) {
		t.Errorf("the first order is about %v", got)
	}
	if got := d.find(t, "TST-05@order-3").Initials; !slices.Equal(got, []string{"Ł."}) {
		t.Errorf("the third order is about %v", got)
	}
}

func TestADeadlineBelongsToWhoHasTheRoleOrIsNamed(t *testing.T) {
	_, d := testshire(t, testshireCase)
	for id, want := range map[string][]string{
		"TST-01":   {"chair", "worker"}, // not the mother, who was only present
		"TST-02/2": {"worker"},
		"TST-04":   nil,
		"TST-05":   {"manager"}, // and not the worker, who was that before
	} {
		if got := d.find(t, id).People; !slices.Equal(got, want) {
			t.Errorf("%s is of %v, want %v", id, got, want)
		}
	}
	booked := slices.IndexFunc(d.Milestones, func(m Deadline) bool { return !m.PlannedFor.IsZero() })
	if booked < 0 || !slices.Contains(d.Milestones[booked].People, "chair") {
		t.Errorf("the booked review is not of its chair")
	}
}

func TestChoicesKeepWhatMeetsAllOfThem(t *testing.T) {
	_, d := testshire(t, testshireCase)
	for _, c := range []struct {
		name   string
		choice Choice
		want   []string
	}{
		{"overdue", Choice{Overdue: true, Duty: "Social Worker"}, []string{"TST-02/3"}},
		{"until", Choice{Until: civil.Date{Year: 2026, Month: 12, Day: 9}, Duty: "review chair"}, []string{"TST-04"}},
		{"a day too short", Choice{Until: civil.Date{Year: 2026, Month: 12, Day: 8}, Duty: "review chair"}, nil},
		{"overdue is not ahead", Choice{Overdue: true, Until: civil.Date{Year: 2027, Month: 12, Day: 9}}, nil},
		{"of a person", Choice{Person: "manager"}, []string{"TST-05", "TST-05@order-3"}},
		{"of nobody", Choice{Person: "mother"}, nil},
	} {
		got := d.Only(c.choice)
		var ids []string
		for _, m := range got.Milestones {
			if c.choice.Overdue && m.Status != timeline.Late {
				t.Errorf("%s keeps %s, %s", c.name, m.ID, m.Status)
			}
			ids = append(ids, m.ID)
		}
		if c.name == "overdue" {
			ids = slices.DeleteFunc(ids, func(id string) bool { return strings.Contains(id, "@") })
		}
		if !slices.Equal(ids, c.want) {
			t.Errorf("%s keeps %v, want %v", c.name, ids, c.want)
		}
	}
	if got := d.Only(Choice{}); len(got.Milestones) != len(d.Milestones) {
		t.Errorf("no choice keeps %d of %d", len(got.Milestones), len(d.Milestones))
	}
	words := Choice{Overdue: true, Until: asOf, Duty: "team manager", Person: "manager"}.String()
	if words != "overdue and due by Saturday 21 November 2026 and a duty of the team manager and for the person manager" {
		t.Error(words)
	}
}

func TestSupervisorsHaveTheDutiesOfSupervisors(t *testing.T) {
	in := readSample(t, samples+"/staff-newly-qualified.yaml")
	c := readCase(t, in)
	held := c.rolesOn(asOf)
	if len(held["supervisor"]) == 0 || len(held["supervisee"]) != 1 {
		t.Errorf("supervisors %v, supervisee %v", held["supervisor"], held["supervisee"])
	}
}

func TestACaseThatCannotBeReadHasNoDeadlines(t *testing.T) {
	e := builtIn(t)
	for _, text := range []string{"kind: nonsense\n", "format: 1\nkind: supervision-order\nreference: A-1\nauthority:\n  policy: atlantis\n"} {
		d, found := e.Deadlines(Input{Name: "bad", Files: []*source.File{source.NewFile("bad", []byte(text))}}, asOf)
		if found.Blocks() != diag.Write || len(d.Milestones) > 0 {
			t.Errorf("%d deadlines of:\n%s", len(d.Milestones), text)
		}
	}
}

func TestDutiesAreThoseOfThePolicies(t *testing.T) {
	e, err := openTestshire()
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []string{"social worker", "review chair", "team manager"} {
		if !slices.Contains(e.Duties(), role) {
			t.Errorf("%q is not among %q", role, e.Duties())
		}
	}
	if !slices.IsSorted(e.Duties()) {
		t.Errorf("%q are not sorted", e.Duties())
	}
}
