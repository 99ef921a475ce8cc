package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// What the library would draw in another way than other programs do, without saying
// so. Elements that it does not know at all it refuses by itself.
var (
	refusedElements = []string{"clipPath", "mask", "filter", "image", "text", "pattern", "marker", "symbol", "switch", "foreignObject", "script", "animate"}
	refusedStyles   = map[string]string{"clip-path": "none", "mask": "none", "filter": "none", "mix-blend-mode": "normal"}
)

// shapeElements are the elements that draw something.
var shapeElements = []string{"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}

// reading is what an SVG file asks for, as far as the library has to be helped.
type reading struct {
	evenOdd []bool // by shape, in the order of the file
	scaled  bool   // parts of it are made larger or smaller
	lines   bool   // it has lines with a width
}

// readAsks looks through a file for what cannot be drawn. The error says what it is.
func readAsks(data []byte) (reading, error) {
	var r reading
	d := xml.NewDecoder(bytes.NewReader(data))
	rules := []bool{false} // fill-rule of the elements that are open
	defined, depth := 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return r, nil
		}
		if err != nil {
			return r, fmt.Errorf("it is no well-formed SVG")
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; t.Name.Local == "svg" && depth > 1 {
				return r, fmt.Errorf("it has a drawing within a drawing")
			}
			if slices.Contains(refusedElements, t.Name.Local) {
				return r, fmt.Errorf("it has an element %s", t.Name.Local)
			}
			evenOdd, err := r.styles(t, rules[len(rules)-1])
			if err != nil {
				return r, err
			}
			rules = append(rules, evenOdd)
			if t.Name.Local == "defs" {
				defined++
			}
			if defined == 0 && slices.Contains(shapeElements, t.Name.Local) {
				r.evenOdd = append(r.evenOdd, evenOdd)
			}
		case xml.EndElement:
			if depth--; t.Name.Local == "defs" {
				defined--
			}
			rules = rules[:len(rules)-1]
		case xml.CharData:
			if bytes.Contains(t, []byte("{")) && (bytes.Contains(t, []byte("evenodd")) || hidesParts.Match(t)) {
				return r, fmt.Errorf("a style sheet in it hides parts, or fills by the even-odd rule")
			}
		}
	}
}

var (
	hidesParts = regexp.MustCompile(`(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip-path|mask|filter)`)
	rescaled   = regexp.MustCompile(`scale|matrix|skew`)
)

// styles reads the attributes of an element and the properties in its style, and
// returns the rule by which it is filled.
func (r *reading) styles(e xml.StartElement, evenOdd bool) (bool, error) {
	for name, value := range properties(e) {
		none, refused := refusedStyles[name]
		switch {
		case refused && value != none, name == "display" && value == "none", name == "visibility" && value != "visible":
			return false, fmt.Errorf("it has %s: %s", name, value)
		case name == "fill-rule":
			evenOdd = value == "evenodd"
		case name == "transform":
			r.scaled = r.scaled || rescaled.MatchString(value)
		case name == "stroke":
			r.lines = r.lines || value != "none"
		}
	}
	return evenOdd, nil
}

// properties returns the attributes of an element by name, those of its style among
// them.
func properties(e xml.StartElement) map[string]string {
	out := map[string]string{}
	for _, a := range e.Attr {
		out[a.Name.Local] = strings.TrimSpace(a.Value)
	}
	for pair := range strings.SplitSeq(out["style"], ";") {
		if name, value, ok := strings.Cut(pair, ":"); ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return out
}

// oneScale is a scale for both directions, of which the library knows one.
var oneScale = regexp.MustCompile(`scale\(\s*([-+0-9.eE]+)\s*\)`)
