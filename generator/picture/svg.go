package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/image/colornames"
)

// svgFile is a drawing reduced to what the library draws as other programs do. What
// says nothing is left out, such as the notes of drawing programs; what would be drawn
// in another way is refused.
type svgFile struct {
	clean   bytes.Buffer
	evenOdd []bool // by shape that is drawn, in the order of the file
	scaled  bool   // parts of it are made larger or smaller
	lines   bool   // it has lines with a width

	open    []openElement
	skipped int // depth within an element that is left out
}

// openElement is an element around the one that is read.
type openElement struct {
	name    string
	evenOdd bool // how it is filled
}

// svgElements are the elements that are drawn. Those below say nothing that is seen.
var (
	svgElements  = []string{"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "use", "linearGradient", "radialGradient", "stop"}
	svgUnseen    = []string{"title", "desc", "metadata"}
	svgShapes    = []string{"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
	svgNamespace = []string{"", "http://www.w3.org/2000/svg"}
)

// What a property must not be, or else the drawing would come out in another way than
// in other programs.
var svgRefused = map[string]string{
	"clip-path": "none", "mask": "none", "filter": "none", "mix-blend-mode": "normal",
	"marker-start": "none", "marker-mid": "none", "marker-end": "none", "display": "inline", "visibility": "visible",
}

var (
	rescaled  = regexp.MustCompile(`scale|matrix|skew`)
	oneScale  = regexp.MustCompile(`scale\(\s*([-+0-9.eE]+)\s*\)`) // for both directions: the library knows two
	pathData  = regexp.MustCompile(`^[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*$`)
	hexColour = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)
	rgbColour = regexp.MustCompile(`^rgb\([0-9.,%\s]+\)$`)
	plain     = regexp.MustCompile(`^[-+0-9.eE,%\s]*(px|pt|mm|cm|in)?$`)
)

// svgNumbers are attributes that hold numbers.
var svgNumbers = []string{"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "points", "viewBox", "stroke-width", "fill-opacity", "stroke-opacity", "opacity", "offset", "fx", "fy"}

// readSVG reads a file. The error says in plain words what cannot be drawn.
func readSVG(data []byte) (*svgFile, error) {
	f := &svgFile{}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			if len(f.open) > 0 || f.clean.Len() == 0 {
				return nil, errors.New("it is cut off")
			}
			return f, nil
		}
		if err != nil {
			return nil, errors.New("it is no plain SVG text")
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := f.start(t); err != nil {
				line, _ := d.InputPos()
				return nil, fmt.Errorf("%w in its line %d", err, line)
			}
		case xml.EndElement:
			f.end(t.Name.Local)
		}
	}
}

func (f *svgFile) start(e xml.StartElement) error {
	name := e.Name.Local
	if f.skipped > 0 || !slices.Contains(svgNamespace, e.Name.Space) || slices.Contains(svgUnseen, name) {
		f.skipped++ // such as what Inkscape notes for itself
		return nil
	}
	switch {
	case name == "style":
		return errors.New("it has a style sheet")
	case !slices.Contains(svgElements, name):
		return fmt.Errorf("it has an element %s", name)
	case name == "svg" && len(f.open) > 0:
		return errors.New("it has a drawing within a drawing")
	case name == "use" && f.inside("defs"):
		return errors.New("it has a part that uses another part")
	}
	around := openElement{}
	if n := len(f.open); n > 0 {
		around = f.open[n-1]
	}
	around.name = name
	f.clean.WriteString("<" + name)
	if err := f.properties(e, &around); err != nil {
		return err
	}
	f.clean.WriteString(">")
	f.open = append(f.open, around)
	if slices.Contains(svgShapes, name) && !f.inside("defs") {
		f.evenOdd = append(f.evenOdd, around.evenOdd)
	}
	return nil
}

func (f *svgFile) inside(name string) bool {
	return slices.ContainsFunc(f.open, func(e openElement) bool { return e.name == name })
}

func (f *svgFile) end(name string) {
	if f.skipped > 0 {
		f.skipped--
		return
	}
	f.clean.WriteString("</" + name + ">")
	f.open = f.open[:len(f.open)-1]
}

// property is an attribute, or one of a style.
type property struct{ name, value string }

// properties checks the attributes of an element and writes them, those of its style
// each on its own.
func (f *svgFile) properties(e xml.StartElement, as *openElement) error {
	var all []property
	box := false
	for _, a := range e.Attr {
		switch {
		case a.Name.Space == "xmlns" || a.Name.Local == "xmlns", a.Name.Space != "" && a.Name.Local != "href":
		case a.Name.Local == "class":
			return errors.New("it has a style sheet")
		case a.Name.Local == "style":
			for pair := range strings.SplitSeq(a.Value, ";") {
				if name, value, ok := strings.Cut(pair, ":"); ok {
					all = append(all, property{strings.TrimSpace(name), strings.TrimSpace(value)})
				}
			}
		default:
			all = append(all, property{a.Name.Local, strings.TrimSpace(a.Value)})
			box = box || a.Name.Local == "viewBox"
		}
	}
	for _, p := range all {
		if e.Name.Local == "svg" && box && (p.name == "width" || p.name == "height") || p.value == "inherit" {
			continue // the box says how large it is
		}
		if err := f.property(&p, as); err != nil {
			return err
		}
		f.clean.WriteString(" " + p.name + `="`)
		xml.EscapeText(&f.clean, []byte(p.value)) // a bytes.Buffer never fails
		f.clean.WriteString(`"`)
	}
	return nil
}

func (f *svgFile) property(p *property, as *openElement) error {
	allowed, refused := svgRefused[p.name]
	switch {
	case refused && p.value != allowed:
		return fmt.Errorf("it has %s: %s", p.name, p.value)
	case p.name == "fill-rule":
		as.evenOdd = p.value == "evenodd"
	case p.name == "transform":
		f.scaled = f.scaled || rescaled.MatchString(p.value)
		p.value = oneScale.ReplaceAllString(p.value, "scale($1,$1)")
	case p.name == "d" && !pathData.MatchString(p.value), slices.Contains(svgNumbers, p.name) && !plain.MatchString(p.value):
		return fmt.Errorf("it has a %s that is no number", p.name)
	case p.name == "fill", p.name == "stroke", p.name == "stop-color":
		if strings.EqualFold(p.value, "currentColor") {
			p.value = "#000000"
		}
		if !isColour(p.value) {
			return fmt.Errorf("it has the colour %s", p.value)
		}
		f.lines = f.lines || p.name == "stroke" && p.value != "none"
	}
	return nil
}

func isColour(s string) bool {
	_, named := colornames.Map[strings.ToLower(s)]
	return named || s == "none" || hexColour.MatchString(s) || rgbColour.MatchString(s) || strings.HasPrefix(s, "url(#")
}
