package generator

import (
	"slices"
	"strconv"
	"strings"

	"casedocs/generator/disclosure"
	"casedocs/generator/tree"
)

// envelope is all that one reader gets at once.
type envelope struct {
	reader *tree.Node // of the people or the children of the case
	papers []string   // titles with their pages
	pages  int
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
				if o.Format != "pdf" || !slices.Contains(o.For, n.String(idField)) {
					continue
				}
				e.pages += o.Pages
				e.papers = append(e.papers, c.titleOf(o)+pagesInWords(o.Pages))
			}
			if e.papers != nil {
				out = append(out, e)
			}
		}
	}
	return out
}

// pagesInWords returns how many pages a paper has, behind its title; "" for one
// that was not laid out.
func pagesInWords(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (1 page)"
	}
	return " (" + strconv.Itoa(n) + " pages)"
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
		if p.typ.body == nil || !chosen(p.formats, "pdf") || there {
			return
		}
		if issued, _ := p.issuedCopy(); issued == nil {
			out = append(out, o)
		}
	})
	return out
}

func (c *caseFile) titleOf(o Output) string {
	for _, t := range c.kind.types {
		if t.manifest.Type == o.Document {
			title := t.manifest.Title
			if o.Item != "" && t.manifest.OnePer.As != "recipient" {
				title += ", " + strings.ReplaceAll(o.Item, "-", " ")
			}
			return title
		}
	}
	return o.Document
}

// envelopeFacts returns an envelope as templates find it: how it gets there, and
// what stops it. The address of somebody who keeps it from others stands on no
// list.
func (p *paper) envelopeFacts(e envelope) *tree.Node {
	id := e.reader.String(idField)
	address, private := text(e.reader, "/contact/address"), disclosure.KeepsHome(e.reader)
	how, stop := p.deliveredBy(id), ""
	changed, checked := date(e.reader, "/contact/changed_on"), date(e.reader, "/contact/checked_on")
	switch {
	case private:
		address = ""
		if how == "" {
			stop = "nothing says how it reaches this reader without an address"
		}
	case address == "" && how == "":
		stop = "nothing says how it reaches this reader"
	case !changed.IsZero() && checked.Before(changed):
		stop = "the address changed, and nobody has checked it since"
	case address != "" && checked.IsZero() && (how == "" || strings.Contains(strings.ToLower(how), "post")):
		stop = "nobody has checked this address"
	}
	pages := &tree.Node{}
	if e.pages > 0 {
		pages = number(e.pages)
	}
	return group(
		entry("id", words(id)),
		entry("papers", list(e.papers, words)),
		entry("pages", pages),
		entry("how", words(how)),
		entry("address", words(address)),
		entry("private", truth(private)),
		entry("changed_on", words(changed.String())),
		entry("checked_on", words(checked.String())),
		entry("stop", words(stop)),
	)
}

// deliveredBy returns in words how papers reach a reader, "" where nothing says.
func (p *paper) deliveredBy(id string) string {
	for _, s := range p.root.At("/plan/sharing").All() {
		if s.String("with") == id && s.String("how") != "" {
			return s.String("how")
		}
	}
	for _, r := range p.root.At("/closure/recipients").All() {
		if r.String("who") == id && r.String("deliver_by") != "" {
			return r.String("deliver_by")
		}
	}
	if p.isStaff(id) {
		return "Within the council"
	}
	return ""
}
