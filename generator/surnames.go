package generator

import (
	"slices"
	"strings"
	"unicode"

	"casedocs/generator/diag"
	"casedocs/generator/leak"
	"casedocs/generator/tree"
)

// surnameRule is the rule of a surname in a case reference or an id: both stand in
// names of files, in messages and in lists without names.
const surnameRule = "CON-13"

// idWords are words of which ids are made, whoever is called so.
var idWords = []string{
	"action", "agency", "aunt", "carer", "centre", "chair", "child", "concern", "council", "father", "friend", "grandmother", "guardian",
	"health", "home", "house", "manager", "mother", "nurse", "order", "outcome", "parent", "part", "partner", "plan", "review", "school", "service", "social",
	"supervisor", "teacher", "team", "trust", "uncle", "view", "visit", "worker",
}

// surnamesInIDs finds surnames of the case in its reference and its ids.
func (c *caseFile) surnamesInIDs() diag.List {
	surnames := c.surnames()
	var found diag.List
	check := func(n *tree.Node, blocks diag.Blocks) {
		if n == nil || n.Kind != tree.String {
			return
		}
		words := strings.FieldsFunc(n.Text, func(r rune) bool { return !unicode.IsLetter(r) })
		if !slices.ContainsFunc(words, func(w string) bool { return surnames[leak.Letters(w)] }) {
			return
		}
		found = append(found, diag.Diagnostic{
			Rule: surnameRule, Severity: diag.Must, Blocks: blocks, Span: n.Span, Path: n.Pointer,
			Message: "a surname of this case stands in what names files and is printed where no name may be",
			Hints:   []string{"use roles and numbers: mother, child-1, FBC-2026-014"},
			Source:  "Children Act 1989, section 97(2)",
		})
	}
	check(c.tree.Root.Field("reference"), diag.Write)
	c.tree.Root.Walk(func(n *tree.Node) {
		if n.Kind == tree.Map && n != c.tree.Root {
			check(n.Field(idField), diag.Final)
		}
	})
	return found
}

// surnames returns the surnames of the people and children of a case, in the
// letters that are compared: the last word of each name, and each part of a double one.
func (c *caseFile) surnames() map[string]bool {
	out := map[string]bool{}
	for _, list := range []string{"people", "children"} {
		for _, n := range c.tree.Root.Field(list).All() {
			name, _, last := strings.Cut(n.String("name"), ",") // Day, Holly
			words := strings.Fields(name)
			if len(words) == 0 || len(words) < 2 && !last {
				continue
			}
			for part := range strings.SplitSeq(words[len(words)-1], "-") {
				if part = leak.Letters(part); len(part) > 2 && !slices.Contains(idWords, part) {
					out[part] = true
				}
			}
		}
	}
	return out
}
