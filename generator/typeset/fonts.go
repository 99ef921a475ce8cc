package typeset

import (
	"errors"
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
	"github.com/go-text/typesetting/language"
)

const styles = 4

// Style is one of the four styles of a family.
type Style uint8

// The styles. Bold and Italic combine to BoldItalic.
const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = Bold | Italic
)

// Source is one font file, with the name that messages use.
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
	families [][4]*Font // by Style, the first sets the text
	extra    [][]*Font  // families of the user's folder, sorted

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
// font that may be embedded.
func Load(sources Sources) (*Fonts, error) {
	if len(sources.Families) == 0 {
		return nil, errors.New("loading fonts: no family given")
	}
	set := &Fonts{faces: map[faceKey]*Face{}}
	for _, family := range sources.Families {
		if err := set.add(family); err != nil {
			return nil, err
		}
	}
	var err error
	set.extra, err = parseExtra(sources.Extra)
	return set, err
}

func (set *Fonts) add(family Family) error {
	var fonts [4]*Font
	for style, source := range family.styles() {
		if fonts[style] = fonts[Regular]; Style(style) != Regular && source.Data == nil {
			continue
		}
		parsed, err := parse(source.Name, source.Data)
		if err != nil {
			return fmt.Errorf("font %s: %w", source.Name, err)
		}
		if fonts[style] = parsed[0]; fonts[style].ready() != nil {
			return fmt.Errorf("font %s: %w", source.Name, errNoTables)
		}
	}
	set.families = append(set.families, fonts)
	return nil
}

// chain returns the fonts for text of a style and language, in the order in
// which they are asked. Behind those of the other styles stand the regular
// ones, whose designs often cover more scripts: Arabic in italics is set
// upright.
func (set *Fonts) chain(style Style, lang string) []*Font {
	var own []string
	for _, family := range set.families {
		own = append(own, family[Regular].about.Family)
	}
	extra := inOrder(set.extra, lang, own)
	var chain []*Font
	for _, s := range []Style{style, Regular} {
		for i, family := range set.families {
			chain = appendNew(chain, family[s])
			if i > 0 {
				continue
			}
			for _, family := range extra {
				chain = appendNew(chain, nearest(family, s))
			}
		}
	}
	return chain
}

func appendNew(chain []*Font, f *Font) []*Font {
	if slices.Contains(chain, f) {
		return chain
	}
	return append(chain, f)
}

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
	if len(set.faces) >= maxLanguages*styles && lang != "" {
		key.language = ""
		if face = set.faces[key]; face != nil {
			return face
		}
	}
	face = newFace(set.chain(key.style, key.language), language.NewLanguage(key.language))
	set.faces[key] = face
	return face
}
