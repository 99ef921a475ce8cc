package typeset

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/dejavu/dejavusansboldoblique"
	"github.com/go-fonts/dejavu/dejavusansoblique"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

// Style is one of the four styles of a family.
type Style uint8

// The styles. Bold and Italic combine to BoldItalic.
const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = Bold | Italic
)

// Source is one TrueType font file, with the name that messages use.
type Source struct {
	Name string
	Data []byte
}

// Sources are the fonts of a process. The first family sets the text. For what
// it lacks Extra are asked, single files of a user's folder that are sorted
// into families by what they say of themselves, then the other families: who
// gives a font for a script wants that script set in it.
type Sources struct {
	Families []Family
	Extra    []Source
}

// Family is the four styles of one design. A style without data is stood in
// for by Regular.
type Family struct {
	Regular, Bold, Italic, BoldItalic Source
}

func (f Family) styles() [4]Source {
	return [4]Source{Regular: f.Regular, Bold: f.Bold, Italic: f.Italic, BoldItalic: f.BoldItalic}
}

// BuiltinSources returns the fonts that come with the program: Liberation
// Sans, with DejaVu Sans behind it for ticks, boxes, arrows and scripts that
// Liberation lacks.
func BuiltinSources() Sources {
	return Sources{Families: []Family{
		{
			Regular:    Source{"LiberationSans", liberationsansregular.TTF},
			Bold:       Source{"LiberationSans-Bold", liberationsansbold.TTF},
			Italic:     Source{"LiberationSans-Italic", liberationsansitalic.TTF},
			BoldItalic: Source{"LiberationSans-BoldItalic", liberationsansbolditalic.TTF},
		},
		{
			Regular:    Source{"DejaVuSans", dejavusans.TTF},
			Bold:       Source{"DejaVuSans-Bold", dejavusansbold.TTF},
			Italic:     Source{"DejaVuSans-Oblique", dejavusansoblique.TTF},
			BoldItalic: Source{"DejaVuSans-BoldOblique", dejavusansboldoblique.TTF},
		},
	}}
}

// Fonts is a set of parsed fonts and of the words that were shaped with them.
// It is made once per process, shared by all documents, and safe for use from
// many goroutines.
type Fonts struct {
	chains [4][]*Font // by Style, in the order in which they are asked

	mu    sync.RWMutex
	faces map[faceKey]*Face
}

type faceKey struct {
	style    Style
	language string
}

// Builtin returns the set of the built-in fonts. It parses them: call it once
// and share the result.
func Builtin() (*Fonts, error) { return Load(BuiltinSources()) }

// Load parses fonts. It fails when no family is given, or when a file is no
// TrueType font, as fonts with other outlines cannot be embedded.
func Load(sources Sources) (*Fonts, error) {
	if len(sources.Families) == 0 {
		return nil, fmt.Errorf("loading fonts: no family given")
	}
	set := &Fonts{faces: map[faceKey]*Face{}}
	for i, family := range sources.Families {
		if err := set.add(family); err != nil {
			return nil, err
		}
		if i > 0 {
			continue
		}
		if err := set.addExtra(sources.Extra); err != nil {
			return nil, err
		}
	}
	set.addUpright()
	return set, nil
}

// addUpright puts the regular fonts behind those of the other styles, whose
// designs often cover fewer scripts: Arabic in italics is set upright.
func (set *Fonts) addUpright() {
	for style := Bold; style <= BoldItalic; style++ {
		for _, f := range set.chains[Regular] {
			if !slices.Contains(set.chains[style], f) {
				set.chains[style] = append(set.chains[style], f)
			}
		}
	}
}

func (set *Fonts) add(family Family) error {
	regular, err := parse(family.Regular.Name, family.Regular.Data)
	if err != nil {
		return err
	}
	for style, source := range family.styles() {
		f := regular
		if Style(style) != Regular && source.Data != nil {
			if f, err = parse(source.Name, source.Data); err != nil {
				return err
			}
		}
		set.chains[style] = append(set.chains[style], f)
	}
	return nil
}

// addExtra adds single files: for each family name one
// font per style, the nearest that there is.
func (set *Fonts) addExtra(sources []Source) error {
	var fonts []*Font
	for _, s := range sources {
		f, err := parse(s.Name, s.Data)
		if err != nil {
			return err
		}
		fonts = append(fonts, f)
	}
	slices.SortStableFunc(fonts, func(a, b *Font) int {
		return cmp.Or(cmp.Compare(a.about.Family, b.about.Family), cmp.Compare(a.name, b.name))
	})
	for _, family := range byFamily(fonts) {
		for style := range set.chains {
			set.chains[style] = append(set.chains[style], nearest(family, Style(style)))
		}
	}
	return nil
}

// byFamily cuts sorted fonts where the family changes.
func byFamily(fonts []*Font) [][]*Font {
	var families [][]*Font
	for i, f := range fonts {
		if i == 0 || f.about.Family != fonts[i-1].about.Family {
			families = append(families, nil)
		}
		families[len(families)-1] = append(families[len(families)-1], f)
	}
	return families
}

// nearest returns the font of a family that differs least from a style.
func nearest(family []*Font, style Style) *Font {
	return slices.MinFunc(family, func(a, b *Font) int {
		return cmp.Compare(distance(a.about.Aspect, style), distance(b.about.Aspect, style))
	})
}

func distance(have font.Aspect, want Style) float32 {
	weight, slope := font.WeightNormal, font.StyleNormal
	if want&Bold != 0 {
		weight = font.WeightBold
	}
	if want&Italic != 0 {
		slope = font.StyleItalic
	}
	away := abs(float32(have.Weight - weight))
	if have.Style != slope {
		away += 1000
	}
	return away
}

func abs(x float32) float32 { return max(x, -x) }

// maxLanguages bounds the faces that are kept. Languages beyond it are shaped
// as text without a language.
const maxLanguages = 64

// Face returns the fonts of a style for text of a language (BCP 47, "" for
// none).
func (set *Fonts) Face(style Style, lang string) *Face {
	key := faceKey{style & BoldItalic, lang}
	set.mu.RLock()
	face := set.faces[key]
	set.mu.RUnlock()
	if face != nil {
		return face
	}
	set.mu.Lock()
	defer set.mu.Unlock()
	if face = set.faces[key]; face != nil {
		return face
	}
	if len(set.faces) >= maxLanguages*len(set.chains) && lang != "" {
		key.language = ""
		if face = set.faces[key]; face != nil {
			return face
		}
	}
	face = newFace(set.chains[key.style], language.NewLanguage(key.language))
	set.faces[key] = face
	return face
}
