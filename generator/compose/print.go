package compose

import (
	"encoding/json"
	"strconv"
	"strings"

	"casedocs/generator/diag"
	"casedocs/generator/markup"
)

// text is a run of the template's own text.
func (r *run) text(id int) (string, error) {
	s := r.sites[id]
	text := s.text
	if r.muted {
		text = s.mute
	}
	if !r.out.room(len(text)) {
		r.report(s.span, tooMuch("the document grows past "+strconv.Itoa(r.out.limit>>20)+" megabytes"))
		return "", errStopped
	}
	r.out.mark(0, s.origin(nil, r.control), false)
	return text, r.step(s.span, 1)
}

// print is {{value}}: escaped text, paragraphs, or the mark of a gap or of a
// withheld value.
func (r *run) print(id int, x any) (string, error) {
	s, v := r.sites[id], wrap(x)
	var b strings.Builder
	if s.attr != "" {
		r.printAttr(&b, s, v)
	} else {
		r.printText(&b, s, v)
	}
	if !r.out.room(b.Len()) {
		r.report(s.span, tooMuch("the document grows past "+strconv.Itoa(r.out.limit>>20)+" megabytes"))
		return "", errStopped
	}
	return b.String(), r.step(s.span, 1)
}

func (r *run) printText(b *strings.Builder, s *site, v *Value) {
	if parts, ok := v.raw.(phrase); ok {
		for _, part := range parts {
			r.printText(b, s, part)
		}
		return
	}
	r.out.mark(b.Len(), s.origin(v.from, r.control), true)
	if r.muted && v.node == nil && !v.isFailed() && !v.isOrdinal() { // it was worked out, perhaps from what is withheld
		b.WriteString(maskOf(v))
		return
	}
	switch x := v.raw.(type) {
	case failed:
	case nil:
		b.WriteString("<gap>" + markup.Escape(v.gapLabel()) + "</gap>")
	case withheld:
		b.WriteString(withheldMark)
	case Markup:
		b.WriteString(string(x))
	default:
		text, err := v.text()
		if err != nil {
			r.report(s.span, asProblem(err, "print"), v)
			return
		}
		b.WriteString(markup.Escape(text))
	}
}

// printAttr prints into an attribute, where neither a gap nor a mark can
// stand.
func (r *run) printAttr(b *strings.Builder, s *site, v *Value) {
	r.out.mark(b.Len(), s.origin(v.from, r.control), true)
	text, err := v.text()
	switch {
	case v.isFailed():
	case v.isAbsent():
		p := wrong("the attribute {attribute} needs a value, and {value} is not recorded", diag.Word("attribute", s.attr), diag.Word("value", v.gapLabel()))
		p.hint = "record it in the case, or test for it with “with” in the template"
		r.report(s.span, p, v)
	case err != nil:
		r.report(s.span, asProblem(err, "print"), v)
	default:
		b.WriteString(markup.Escape(text))
	}
}

// text returns what a value reads as. Lists and groups read as nothing: a
// template must say how.
func (v *Value) text() (string, error) {
	switch x := v.raw.(type) {
	case string:
		return x, nil
	case json.Number:
		return string(x), nil
	case phrase:
		return x.text()
	case bool:
		p := wrong("true or false cannot be printed as it is")
		p.hint = `say it in words, such as {{ternary "yes" "no" .x}}`
		return "", p
	case withheld:
		return "", &problem{rule: ruleCompare, message: "a withheld value cannot be used here"}
	case list:
		p := wrong("a list cannot be printed as it is")
		p.hint = "use range, andList or join"
		return "", p
	}
	p := wrong(v.kind() + " cannot be printed as it is")
	p.hint = "print one of its fields"
	return "", p
}

// text joins the parts.
func (p phrase) text() (string, error) {
	var b strings.Builder
	for _, part := range p {
		text, err := part.text()
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// gapLabel is what is not yet recorded, in words.
func (v *Value) gapLabel() string {
	if v.gap != "" {
		return v.gap
	}
	if label := v.shape.GapLabel(); label != "" {
		return label
	}
	return "this"
}

// words are the words for a gap that somebody chose, "" where there are none.
func (v *Value) words() string {
	if v.gap == "" && v.shape != nil {
		return v.shape.Gap
	}
	return v.gap
}
