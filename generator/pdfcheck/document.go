package pdfcheck

import (
	"encoding/xml"
	"strings"
)

// checkDocument checks what the file says of itself as a whole.
func (c *checker) checkDocument() {
	info := c.dict(c.trailer["Info"])
	c.report.Title, c.report.Language = c.text(info["Title"]), c.text(c.catalog["Lang"])
	if c.report.Title == "" {
		c.problem(0, "", "the file has no title")
	}
	if c.report.Language == "" {
		c.problem(0, "", "the file has no language")
	}
	if c.resolve(c.dict(c.catalog["MarkInfo"])["Marked"]) != true {
		c.problem(0, "", "the file is not marked as tagged")
	}
	if c.resolve(c.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"]) != true {
		c.problem(0, "", "readers would show the file name instead of the title (DisplayDocTitle)")
	}
	if c.trailer["Encrypt"] != nil {
		c.problem(0, "", "the file is encrypted")
	}
	if len(c.array(c.trailer["ID"])) != 2 {
		c.problem(0, "", "the file has no identifier")
	}
	if c.dict(c.catalog["PageLabels"]) == nil {
		c.problem(0, "", "the file has no page labels")
	}
	for i, p := range c.pages {
		if c.name(p.dict["Tabs"]) != "S" {
			c.problem(i+1, "", "the tab key does not follow the structure (Tabs)")
		}
	}
	c.checkOutputIntent()
	c.checkMetadata(info)
}

func (c *checker) checkOutputIntent() {
	for _, v := range c.array(c.catalog["OutputIntents"]) {
		d := c.dict(v)
		profile := c.stream(d["DestOutputProfile"])
		if c.name(d["S"]) == "GTS_PDFA1" && profile != nil && len(profile.data) > 128 && string(profile.data[36:40]) == "acsp" {
			return
		}
	}
	c.problem(0, "", "the file has no output intent with a colour profile")
}

// xmpPacket is what we read of XMP; nested elements by their local names.
type xmpPacket struct {
	Description struct {
		Title    string   `xml:"title>Alt>li"`
		Creators []string `xml:"creator>Seq>li"`
		Producer string   `xml:"http://ns.adobe.com/pdf/1.3/ Producer"`
		Created  string   `xml:"http://ns.adobe.com/xap/1.0/ CreateDate"`
		Part     string   `xml:"http://www.aiim.org/pdfa/ns/id/ part"`
		Level    string   `xml:"http://www.aiim.org/pdfa/ns/id/ conformance"`
		UA       string   `xml:"http://www.aiim.org/pdfua/ns/id/ part"`
	} `xml:"RDF>Description"`
}

// checkMetadata checks that XMP claims PDF/A-2a and PDF/UA-1 and says the same
// as the document information dictionary.
func (c *checker) checkMetadata(info dict) {
	s := c.stream(c.catalog["Metadata"])
	if s == nil {
		c.problem(0, "XMP", "the file has no metadata")
		return
	}
	var x xmpPacket
	if err := xml.Unmarshal(s.data, &x); err != nil {
		c.problem(0, "XMP", "cannot be read: %v", err)
		return
	}
	d := x.Description
	if d.Part != "2" || d.Level != "A" {
		c.problem(0, "XMP", "does not claim PDF/A-2a")
	}
	if d.UA != "1" {
		c.problem(0, "XMP", "does not claim PDF/UA-1")
	}
	day := strings.TrimPrefix(c.bytes(info["CreationDate"]), "D:")
	if moment, utc := strings.CutSuffix(day, "+00'00"); utc {
		day = moment + "Z" // as XMP has it
	} else if day != "" {
		c.problem(0, "", "the date %s is not in the whole form, with the offset from UTC", day)
	}
	for _, same := range []struct{ what, xmp, info string }{
		{"title", d.Title, c.report.Title},
		{"author", strings.Join(d.Creators, "; "), c.text(info["Author"])},
		{"producer", d.Producer, c.text(info["Producer"])},
		{"date", strings.NewReplacer("-", "", ":", "", "T", "").Replace(d.Created), day},
	} {
		if same.xmp != same.info {
			c.problem(0, "XMP", "the %s is %q there and %q in the information dictionary", same.what, same.xmp, same.info)
		}
	}
}

// checkActions looks through all objects for what a court paper never holds:
// scripts, programs, other files, forms.
func (c *checker) checkActions() {
	for _, number := range c.numbers {
		c.lookForActions(number, c.objects[number], 0)
	}
}

// forbiddenKeys start something on their own or carry other files.
var forbiddenKeys = map[string]bool{
	"JS": true, "AA": true, "XFA": true, "AcroForm": true, "EmbeddedFiles": true,
	"EF": true, "RichMediaContent": true, "AF": true,
}

func (c *checker) lookForActions(number ref, v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case *stream:
		if v.dict["F"] != nil {
			c.problem(0, "", "object %d takes its data from another file", number)
		}
		c.lookForActions(number, v.dict, depth+1)
	case array:
		for _, item := range v {
			c.lookForActions(number, item, depth+1)
		}
	case dict:
		for _, key := range sortedNames(v) {
			action := c.dict(v[key])
			if (key == "A" || key == "OpenAction") && action["S"] != nil && c.name(action["S"]) != "URI" && c.name(action["S"]) != "GoTo" {
				c.problem(0, "", "object %d has an action %s", number, c.name(action["S"]))
			}
			if forbiddenKeys[key] {
				c.problem(0, "", "object %d has an entry %s", number, key)
			}
			c.lookForActions(number, v[key], depth+1)
		}
	}
}
