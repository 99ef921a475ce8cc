package schema

import (
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// wordBreaks are the runs of marks and spaces that people write between the
// words and figures of an id, a reference or a number.
var wordBreaks = regexp.MustCompile(`[^A-Za-z0-9]+`)

// respelt returns a value in the form that its field wants, where only capitals,
// spaces and marks are wrong; else "". What may be somebody's name is not
// offered: ids and references stand in messages and in the names of files.
func (m mistake) respelt() string {
	k, ok := m.error.ErrorKind.(*kind.Pattern)
	if !ok {
		return ""
	}
	form, err := regexp.Compile(k.Want)
	if err != nil {
		return ""
	}
	hyphened := strings.Trim(wordBreaks.ReplaceAllString(m.node.Text, "-"), "-")
	if m.mayBeName(hyphened) {
		return ""
	}
	joined := strings.ReplaceAll(hyphened, "-", "")
	for _, right := range []string{hyphened, strings.ToLower(hyphened), strings.ToUpper(hyphened), joined, strings.ToUpper(joined)} {
		if form.MatchString(right) {
			return right
		}
	}
	return ""
}

// mayBeName reports whether a word of an id stands in the name of what has the
// id, or whether there is no name to tell by. In other fields, whatever has no
// figures may be a name.
func (m mistake) mayBeName(hyphened string) bool {
	up, field := split(m.node.Pointer)
	if field != "id" {
		return !strings.ContainsAny(hyphened, "0123456789")
	}
	of := m.tree.Root.At(up)
	names := strings.ToLower(of.String("name") + of.String("known_as"))
	return names == "" || slices.ContainsFunc(strings.Split(strings.ToLower(hyphened), "-"), func(word string) bool {
		return len(word) > 1 && strings.Contains(names, word)
	})
}
