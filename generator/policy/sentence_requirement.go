package policy

import "strings"

// explainRequirement says what is asked for without a date of its own.
func (p *Policy) explainRequirement(q *Requirement) Explanation {
	return Explanation{
		ID: q.ID, Title: q.Text, Source: q.Source, Span: q.span,
		Says: paragraphs(
			q.often()+" Nobody can agree less.",
			paragraph(q.byWords(), p.phaseWords(q)),
		),
	}
}

func (q *Requirement) often() string {
	where := whereWords(q.When, nil)
	switch {
	case q.Every == nil && where == "":
		return "It holds all the time."
	case q.Every == nil:
		return "It holds all the time" + where + "."
	case where == "":
		return "It is asked for at least " + q.Every.String() + "."
	}
	return "It is asked for" + where + ", at least " + q.Every.String() + "."
}

func (q *Requirement) byWords() string {
	if len(q.By) == 0 {
		return ""
	}
	roles := make([]string, len(q.By))
	for i, r := range q.By {
		roles[i] = theRole(r)
	}
	return "It is done by " + or(roles) + "."
}

// phaseWords says when it begins and ends.
func (p *Policy) phaseWords(q *Requirement) string {
	var out []string
	if q.Since != nil {
		out = append(out, "It begins "+p.fromEvent(*q.Since, "")+".")
	}
	until := strings.TrimSuffix(q.Until, ".")
	if o := q.Before; o != nil {
		end := p.dayOf(*o)
		if o.Count > 0 {
			end = p.fromEvent(*o, "")
		}
		words := "It lasts until " + end + ", that day not included"
		if strings.HasPrefix(until, "and ") {
			words, until = words+", "+until, ""
		}
		out = append(out, words+".")
	}
	if until != "" {
		out = append(out, "It goes on "+until+".")
	}
	return paragraph(out...)
}
