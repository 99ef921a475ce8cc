package generator

import (
	"slices"

	"casedocs/generator/disclosure"
	"casedocs/generator/tree"
)

// envelope is all that one reader gets at once.
type envelope struct {
	reader *tree.Node // of the people or the children of the case
	papers []Output
}

// envelopes returns what goes out to whom: one envelope for each person of the
// case who gets a copy, in the order of the case. What has no pages goes by
// other ways.
func (c *caseFile) envelopes(made []Output) []envelope {
	var out []envelope
	for _, list := range []string{"people", "children"} {
		for _, n := range c.tree.Root.Field(list).All() {
			e := envelope{reader: n}
			for _, o := range made {
				if o.Format == "pdf" && slices.Contains(o.For, n.String(idField)) {
					e.papers = append(e.papers, o)
				}
			}
			if e.papers != nil {
				out = append(out, e)
			}
		}
	}
	return out
}

// names returns the names of all files that a case has, whatever was asked for.
func (e *Engine) names(c *caseFile, opt Options) []string {
	var out []string
	e.eachCopy(c, opt, func(p *paper) {
		for _, format := range p.typ.manifest.Outputs {
			out = append(out, p.output(format, nil).Name)
		}
	})
	return out
}

// due returns what goes out of a case: what was made, and of what was not asked for
// now the copies without their pages.
func (e *Engine) due(c *caseFile, opt Options, made []Output) []Output {
	out := slices.Clone(made)
	e.eachCopy(c, opt, func(p *paper) {
		o := p.output("pdf", nil)
		there := slices.ContainsFunc(made, func(m Output) bool { return m.Name == o.Name })
		if p.typ.body == nil || !Chosen(p.formats, "pdf") || there {
			return
		}
		if issued, _ := p.issuedCopy(); issued == nil {
			out = append(out, o)
		}
	})
	return out
}

// envelopeFacts returns an envelope as templates find it. The address of somebody
// who keeps it from others stands on no list.
func (p *paper) envelopeFacts(e envelope) *tree.Node {
	address, private := text(e.reader, "/contact/address"), disclosure.KeepsHome(e.reader)
	if private {
		address = ""
	}
	pages := 0
	for _, o := range e.papers {
		pages += o.Pages
	}
	return group(
		entry("id", words(e.reader.String(idField))),
		entry("papers", list(e.papers, p.enclosed)),
		entry("pages", pageCount(pages)),
		entry("address", words(address)),
		entry("private", truth(private)),
		entry("staff", truth(p.isStaff(e.reader.String(idField)))),
		entry("changed_on", words(date(e.reader, "/contact/changed_on").String())),
		entry("checked_on", words(date(e.reader, "/contact/checked_on").String())),
	)
}

// enclosed returns one paper of an envelope as templates find it.
func (p *paper) enclosed(o Output) *tree.Node {
	title := o.Document
	for _, t := range p.from.kind.types {
		if t.manifest.Type == o.Document {
			title = t.manifest.Title
		}
	}
	return group(entry("title", words(title)), entry("item", words(o.Item)), entry("pages", pageCount(o.Pages)), entry("large_print", truth(o.LargePrint)))
}

// pageCount returns a number of pages, nil for what was not laid out.
func pageCount(n int) *tree.Node {
	if n == 0 {
		return nil
	}
	return number(n)
}
