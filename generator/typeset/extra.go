package typeset

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
)

// Check refuses the data of a font file that cannot be embedded, or may not
// be, or that was damaged on its way: fonts are read without suspicion later.
// ErrPictures is about one that is no use to papers and does no harm.
func Check(data []byte) error {
	fonts, err := parse("", data)
	if err != nil {
		return err
	}
	for _, f := range fonts {
		if err := f.ready(); err != nil {
			return err
		}
	}
	return undamaged(data)
}

// parseExtra returns the fonts of a user's files by family. The order does not
// depend on that of the files, but where two fonts are called the same.
func parseExtra(sources []Source) ([][]*Font, error) {
	var fonts []*Font
	for _, s := range sources {
		parsed, err := parse(s.Name, s.Data)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", s.Name, err)
		}
		fonts = append(fonts, parsed...)
	}
	slices.SortStableFunc(fonts, func(a, b *Font) int {
		return cmp.Or(cmp.Compare(a.about.Family, b.about.Family), cmp.Compare(a.name, b.name), bytes.Compare(a.tables["head"], b.tables["head"]))
	})
	return byFamily(fonts), nil
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

// designs are the words in the names of families that are drawn for one
// language: of a language that stands twice the first counts.
var designs = []struct{ language, word string }{
	{"zh-Hant-HK", "HK"}, {"zh-HK", "HK"}, {"yue", "HK"},
	{"zh-Hant", "TC"}, {"zh-TW", "TC"}, {"zh", "SC"},
	{"ja", "JP"}, {"ko", "KR"},
	{"ur", "Nastaliq"}, {"ks", "Nastaliq"},
}

// special are words in the names of families that no text is set in where
// there is another: for headings, for one language, for commentaries, for
// columns of code, and beside a text without serifs those with them.
var special = []string{"Kufi", "Nastaliq", "Rashi", "Mono", "Serif"}

// inOrder sorts families by how they suit a language; last are those that the
// program has as well, as it asks its own behind all of the user's. Of those
// that suit it alike the order stays.
func inOrder(families [][]*Font, lang string, own []string) [][]*Font {
	word := ""
	for _, d := range designs {
		if lang == d.language || strings.HasPrefix(lang, d.language+"-") {
			word = d.word
			break
		}
	}
	rank := func(family []*Font) int {
		words := strings.Fields(family[0].about.Family)
		switch {
		case slices.Contains(own, family[0].about.Family):
			return 3
		case word != "" && slices.Contains(words, word):
			return 0
		case slices.ContainsFunc(special, func(w string) bool { return slices.Contains(words, w) }):
			return 2
		}
		return 1
	}
	sorted := slices.Clone(families)
	slices.SortStableFunc(sorted, func(a, b []*Font) int { return cmp.Compare(rank(a), rank(b)) })
	return sorted
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
	away := abs(float32(have.Weight-weight)) + 2000*abs(float32(have.Stretch-font.StretchNormal))
	if have.Style != slope {
		away += 1000
	}
	return away
}

func abs(x float32) float32 { return max(x, -x) }
