package generator

import (
	"strings"
	"testing"

	"casedocs/generator/diag"
)

// aboutReader makes the note about one reader of a letter, with a line more.
func aboutReader(line string) string {
	m := strings.Replace(noteManifest, "list: /reviews\n  as: review\n  where: {status: [held]}", "list: /closure/recipients\n  as: recipient", 1)
	return strings.Replace(m, "date: /review/date\n", "date: /closure/letter_date\n", 1) + line + "\n"
}

func TestWhatAPaperSaysOfItselfMayBeSeenByAll(t *testing.T) {
	letter := "draws_on: letter-safe\n"
	plain := strings.Replace(aboutReader(""), "author: /authority/name\n", "", 1)
	for name, c := range map[string]struct{ manifest, want string }{
		"address as version":           {aboutReader("version: /recipient/safe_address"), "is not a number"},
		"address as author":            {plain + "author: /recipient/safe_address", "may not be seen by every reader"},
		"what no letter may say":       {plain + letter + "author: /closure/decided_by", "may not be seen by every reader"},
		"group as author":              {plain + "author: /authority", "is not a text"},
		"date that is none":            {strings.Replace(plain, "/closure/letter_date", "/closure/reason", 1), "is not a date"},
		"signatures that are none":     {aboutReader("sign_offs: /exercises"), "is not a list whose entries have ids"},
		"own of everybody":             {aboutReader("own: [/people]"), "cannot be its reader's own"},
		"own of the whole entry":       {aboutReader("own: [/closure/recipients]"), "cannot be its reader's own"},
		"own that is not confidential": {aboutReader("own: [/recipient/true_thing]"), "cannot be its reader's own"},
		"entries without ids":          {strings.Replace(aboutReader(""), "/closure/recipients", "/exercises", 1), "would have no names"},
	} {
		_, found := withType(t, c.manifest, `<document lang="en-GB"><h1>Note</h1></document>`)
		text := inWords(found)
		if found.Blocks() != diag.Write || !strings.Contains(text, c.want) || !strings.Contains(text, "templates/note/document.yaml:") {
			t.Errorf("%s: want %q, got:\n%s", name, c.want, text)
		}
	}
	for name, m := range map[string]string{
		"own address":   aboutReader(letter + "own: [/recipient/safe_address]"),
		"letter's date": aboutReader(letter),
	} {
		if _, found := withType(t, m, `<document lang="en-GB"><h1>Note</h1></document>`); len(found) > 0 {
			t.Errorf("%s: %s", name, inWords(found))
		}
	}
}

func TestTextsOfADocumentTypeAreShort(t *testing.T) {
	long := strings.Replace(noteManifest, "title: Note", "title: "+strings.Repeat("Note ", 40), 1)
	_, found := withType(t, long, `<document lang="en-GB"><h1>Note</h1></document>`)
	if text := inWords(found); found.Blocks() != diag.Write || !strings.Contains(text, "150 fit here") {
		t.Errorf("got:\n%s", text)
	}
}
