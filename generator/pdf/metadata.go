package pdf

import (
	"cmp"
	"fmt"
	"strings"

	"casedocs/generator/doc"
)

// metadata is what the file says about itself, the same in the document
// information dictionary and in XMP.
type metadata struct {
	title    string
	author   string
	producer string
	language string
	date     string // ISO 8601, "" for none
}

// draftMark begins the title of every draft, so that a tab or a file list
// shows it.
const draftMark = "DRAFT \u2013 "

func newMetadata(m *doc.Meta) (*metadata, error) {
	d := &metadata{
		title:    clean(m.Title),
		author:   clean(m.Author),
		producer: clean(m.Generator),
		language: m.Language,
		date:     cmp.Or(m.Date, m.AsOf).String(), // as in workbooks
	}
	if d.title == "" {
		return nil, fmt.Errorf("the document has no title")
	}
	if m.Draft {
		d.title = draftMark + d.title
	}
	if d.language == "" {
		d.language = "en-GB"
	}
	return d, nil
}

// midnight is the time of all dates, in UTC. The whole form with hours and
// minutes of the offset (ISO 32000-1, 7.9.4): strict readers refuse a bare Z.
const midnight = "000000+00'00"

// info returns the document information dictionary (ISO 32000-1, 14.3.3).
func (d *metadata) info() []byte {
	b := appendText([]byte("<</Title"), d.title)
	if d.author != "" {
		b = appendText(append(b, "/Author"...), d.author)
	}
	if d.producer != "" {
		b = appendText(append(b, "/Producer"...), d.producer)
	}
	if d.date != "" {
		day := "D:" + strings.ReplaceAll(d.date, "-", "") + midnight
		b = appendLiteral(append(b, "/CreationDate"...), day)
		b = appendLiteral(append(b, "/ModDate"...), day)
	}
	return append(b, ">>"...)
}

const (
	xmpHead = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
`
	// PDF/A knows the properties of PDF/UA only by an extension schema (ISO
	// 19005-2, 6.6.2.3.3).
	xmpTail = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
)

// xmp returns the XMP packet (ISO 16684-1).
func (d *metadata) xmp() []byte {
	var b strings.Builder
	b.Grow(len(xmpHead) + len(xmpTail) + 1024)
	b.WriteString(xmpHead)
	element := func(open, value, end string) {
		if value != "" {
			b.WriteString(open)
			xmlEscaper.WriteString(&b, value)
			b.WriteString(end)
		}
	}
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, d.title, "</rdf:li></rdf:Alt></dc:title>\n")
	element("<dc:creator><rdf:Seq><rdf:li>", d.author, "</rdf:li></rdf:Seq></dc:creator>\n")
	element("<dc:language><rdf:Bag><rdf:li>", d.language, "</rdf:li></rdf:Bag></dc:language>\n")
	element("<pdf:Producer>", d.producer, "</pdf:Producer>\n")
	if d.date != "" {
		moment := d.date + "T00:00:00Z"
		element("<xmp:CreateDate>", moment, "</xmp:CreateDate>\n")
		element("<xmp:ModifyDate>", moment, "</xmp:ModifyDate>\n")
	}
	b.WriteString(xmpTail)
	return []byte(b.String())
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
