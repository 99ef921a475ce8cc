package generator

import "casedocs/generator/diag"

// unborn finds children who are born after the day of the paper: no age can
// be told of them, and one of the two dates is wrong.
func (p *paper) unborn() diag.List {
	children := p.from.tree.Root.Field("children")
	if children == nil {
		return nil
	}
	var found diag.List
	for _, child := range children.Items {
		born := child.Field("born")
		if day := date(child, "/born"); !day.After(p.asAt()) || born.Refused {
			continue
		}
		found = append(found, diag.Diagnostic{
			Rule: "DQ-04", Severity: diag.Must, Blocks: diag.Write,
			Span: born.Span, Path: born.Pointer,
			Message: "this child is born on {date of birth}, after the day of the paper, {day of the paper}",
			Args: []diag.Arg{
				{Name: "date of birth", Value: born.Text, Hidden: "a day"},
				{Name: "day of the paper", Value: p.asAt().String(), Hidden: "its own date"},
			},
			Hints: []string{"look at the date of birth, and at the date of the paper"},
		})
	}
	return found
}
