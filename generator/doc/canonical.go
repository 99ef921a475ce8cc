package doc

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"casedocs/generator/civil"
)

// Canonical returns the one JSON form of a document: indented, fields in a
// fixed order, empty ones left out, each block and inline named by its kind.
// Goldens, hashes and reviews compare it. Without origins, neighbouring texts
// are one: how a template happens to be cut into actions changes no words.
func Canonical(d *Document, withOrigins bool) []byte {
	c := canon{origins: withOrigins}
	return encode(c.document(d))
}

// ContentHash returns the SHA-256 of what a document says, as 64 hexadecimal
// digits. It stays the same when the paper is signed, asked for on another
// day or by another version of the program, and when the draft mark goes.
func ContentHash(d *Document) string {
	said := *d
	said.Meta.Draft, said.Meta.AsOf = false, civil.Date{}
	said.Meta.SignedBy, said.Meta.Generator = nil, ""
	c := canon{unsigned: true}
	sum := sha256.Sum256(encode(c.document(&said)))
	return hex.EncodeToString(sum[:])
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("doc: the canonical form has only strings, numbers and lists: %v", err))
	}
	return b.Bytes()
}

// canonDocument, canonMeta and part are the canonical form. The order of
// their fields is the order of the JSON and must not change.
type canonDocument struct {
	Meta   canonMeta `json:"meta"`
	Header []part    `json:"header,omitempty"`
	Footer []part    `json:"footer,omitempty"`
	Blocks []part    `json:"blocks"`
}

type canonMeta struct {
	Type      string   `json:"type,omitempty"`
	Title     string   `json:"title,omitempty"`
	Language  string   `json:"language,omitempty"`
	Case      string   `json:"case,omitempty"`
	Reader    string   `json:"reader,omitempty"`
	Version   string   `json:"version,omitempty"`
	Date      string   `json:"date,omitempty"`
	AsOf      string   `json:"as_of,omitempty"`
	Author    string   `json:"author,omitempty"`
	Style     string   `json:"style,omitempty"`
	Draft     bool     `json:"draft,omitempty"`
	SignedBy  []string `json:"signed_by,omitempty"`
	Generator string   `json:"generator,omitempty"`
}

// part is a block, an inline, or a piece of one, such as a row.
type part struct {
	Block        string      `json:"block,omitempty"`
	Inline       string      `json:"inline,omitempty"`
	Key          string      `json:"key,omitempty"`
	Level        int         `json:"level,omitempty"`
	Number       int         `json:"number,omitempty"`
	Style        string      `json:"style,omitempty"`
	Ordered      bool        `json:"ordered,omitempty"`
	SignOffs     bool        `json:"sign_offs,omitempty"`
	Widths       []float64   `json:"widths,omitempty"`
	Header       bool        `json:"header,omitempty"`
	Scope        string      `json:"scope,omitempty"`
	ColSpan      int         `json:"colspan,omitempty"`
	RowSpan      int         `json:"rowspan,omitempty"`
	Text         string      `json:"text,omitempty"`
	Label        string      `json:"label,omitempty"`
	Target       string      `json:"target,omitempty"`
	Source       string      `json:"source,omitempty"`
	Width        float64     `json:"width,omitempty"`
	Language     string      `json:"language,omitempty"`
	Caption      []part      `json:"caption,omitempty"`
	Name         []part      `json:"name,omitempty"`
	Role         []part      `json:"role,omitempty"`
	Registration []part      `json:"registration,omitempty"`
	Date         []part      `json:"date,omitempty"`
	Method       []part      `json:"method,omitempty"`
	Left         []part      `json:"left,omitempty"`
	Centre       []part      `json:"centre,omitempty"`
	Right        []part      `json:"right,omitempty"`
	Inlines      []part      `json:"inlines,omitempty"`
	Blocks       []part      `json:"blocks,omitempty"`
	Items        []part      `json:"items,omitempty"`
	Head         []part      `json:"head,omitempty"`
	Body         []part      `json:"body,omitempty"`
	Cells        []part      `json:"cells,omitempty"`
	Origin       *partOrigin `json:"origin,omitempty"`
}

type partOrigin struct {
	Template string   `json:"template,omitempty"` // file:line:column
	Data     []string `json:"data,omitempty"`
	Control  []string `json:"control,omitempty"`
	Rules    []string `json:"rules,omitempty"`
}
