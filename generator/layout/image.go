package layout

import "casedocs/generator/doc"

// image sets a picture as a block of its own: at the width that it asks for, no
// wider than the frame and no taller than most of a page. A picture that was not
// found is left out; whoever looked for it says so.
func (b *builder) image(f *flow, parent *Element, i *doc.Image, fr frame) {
	if i.Picture == nil {
		return
	}
	shown := fitted(i, fr.width, b.body*tallest)
	style := &b.style.Text.Body
	el := parent.child(figure(i))
	set := []strip{{height: shown.Height, items: []Item{{Element: el, Origin: i.Origin, X: fr.x, Picture: shown}}}}
	f.add(set, style.After, style.After)
}

// tallest is the share of a page that a picture may take.
const tallest = 0.8

// figure returns the structure element of a picture.
func figure(i *doc.Image) *Element { return &Element{Role: "Figure", Alt: i.Alt} }

// fitted returns a picture at the width it asks for, smaller where that is more
// than there is room for.
func fitted(i *doc.Image, width, height float64) *Shown {
	w := i.Width
	if w == 0 {
		w = i.Picture.Width
	}
	shape := i.Picture.Height / i.Picture.Width
	w = min(w, width, height/shape)
	return &Shown{Width: w, Height: w * shape, Picture: i.Picture}
}
