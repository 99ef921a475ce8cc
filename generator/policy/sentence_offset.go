package policy

import (
	"slices"
	"strings"

	"casedocs/generator/tree"
)

// within returns an offset in words, as what is due by it is in time: "within 1
// month after the order was made", "at least 3 months before the last day of the
// order", "by 11:00 on the day of the hearing".
func (p *Policy) within(o Offset) string {
	bound := "within "
	if o.Before {
		bound = "at least "
	}
	if o.Count == 0 {
		bound = ""
	}
	return p.fromEvent(o, bound)
}

// fromEvent returns an offset in words behind a word that bounds it.
func (p *Policy) fromEvent(o Offset, bound string) string {
	if o.Count == 0 {
		on := "on " + p.dayOf(o)
		if o.At != "" {
			on = "by " + o.At + " " + on
		}
		return on
	}
	words := bound + o.phrase() + " " + p.events(o)
	if o.Agreed != "" {
		words += ", or within fewer " + spaced(string(o.Unit)) + " where that was agreed (" + dotted(o.Agreed) + ")"
		if o.Before {
			words = strings.Replace(words, "or within fewer", "or fewer", 1)
		}
	}
	if o.At != "" {
		words += ", by " + o.At + " on that day"
	}
	return words
}

// dayOf returns the day of what an offset is counted from: "the day the order
// was made", "the last day of the order", "the day of the first review".
func (p *Policy) dayOf(o Offset) string {
	switch {
	case slices.Equal(o.From, []string{OrderMade}):
		return "the day the order was made"
	case slices.Equal(o.From, []string{LastDay}):
		return p.events(o)
	}
	events := p.events(o)
	if strings.HasPrefix(events, "the day ") {
		return events
	}
	return "the day of " + events
}

// events returns in words what an offset is counted from. Milestones of one
// title are named once, with their ids; of several things the first that comes
// up counts.
func (p *Policy) events(o Offset) string {
	var names []string
	ids := map[string][]string{}
	for _, from := range o.From {
		name := p.eventName(from)
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if p.milestone(from) != nil {
			ids[name] = append(ids[name], from)
		}
	}
	for i, name := range names {
		if len(ids[name]) > 0 {
			names[i] += " (" + or(ids[name]) + ")"
		}
	}
	return strings.Join(names, " or, where that does not come up, ")
}

func (p *Policy) eventName(from string) string {
	switch from {
	case OrderMade:
		return "the order was made"
	case LastDay:
		return "the last day of the order"
	}
	if m := p.milestone(from); m != nil {
		return general(m.Title)
	}
	e := p.event(from)
	if e == nil {
		return from
	}
	if e.Else == "" {
		return e.Title
	}
	return e.Title + " (while there is none, " + p.dayOf(Offset{From: []string{e.Else}}) + ")"
}

// general returns the title of a milestone in the middle of a sentence, for all
// its occurrences together: "the first review", "each review".
func general(title string) string {
	switch {
	case strings.Contains(title, "the {ordinal}"):
		return "the " + tree.InSentence(strings.ReplaceAll(title, "the {ordinal}", "each"))
	case strings.Contains(title, "{ordinal}"), strings.Contains(title, "{Ordinal}"):
		return strings.NewReplacer("{Ordinal}", "each", "{ordinal}", "each").Replace(title)
	case strings.Contains(title, "{number}"):
		return "each " + tree.InSentence(strings.TrimSpace(strings.ReplaceAll(title, "{number}", "")))
	}
	if strings.HasPrefix(title, "The ") {
		return tree.InSentence(title)
	}
	return inSentence(title)
}

// headline returns the title of a milestone over all its occurrences: "First
// review", "Each review".
func headline(title string) string {
	if strings.ContainsRune(title, '{') {
		return capital(strings.TrimPrefix(general(title), "the "))
	}
	return title
}

// counting says from which day of another milestone offsets are counted, and
// what is not recorded of events.
func (p *Policy) counting(offsets []Offset) string {
	var out []string
	say := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, o := range offsets {
		for _, from := range o.From {
			m, e := p.milestone(from), p.event(from)
			switch {
			case m != nil && o.ByPlan:
				say("The day of " + general(m.Title) + " is always that on which it is due, even when it takes place on another.")
			case m != nil && m.MetBy != nil:
				say("The day of " + general(m.Title) + " is that on which it took place or is booked for, and until that is known the day on which it is due.")
			case e != nil && e.Next && e.Else == "":
				say("It comes up while there is one to come.")
			case e != nil && e.List != "" && !e.First && !e.Next:
				say("Each new one moves it on.")
			}
		}
		if o.Unit == Hours && o.Count > 0 {
			say("Where the time of day is not recorded, the hours count from the beginning of that day.")
		}
	}
	return strings.Join(out, " ")
}
