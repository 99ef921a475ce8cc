package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casedocs/generator"
	"casedocs/generator/batch"
)

// batesNumber is the number of a page in a court bundle: the letter of the section,
// and the page (PD 27A 1.2).
var batesNumber = regexp.MustCompile(`^([A-Z]{1,2})([1-9][0-9]{0,4})$`)

// readBates reads where the pages begin in a bundle. Only papers that are filed with a
// court have numbers there.
func readBates(f generateFlags, filed []string) (generator.Bates, error) {
	if f.bates == "" {
		return generator.Bates{}, nil
	}
	parts := batesNumber.FindStringSubmatch(f.bates)
	switch {
	case parts == nil:
		return generator.Bates{}, fmt.Errorf("--bates: %q is no number of a bundle; write the letter of the section and the first page, such as D14", f.bates)
	case len(f.documents) > 0 && !slices.ContainsFunc(f.documents, func(d string) bool { return slices.Contains(filed, d) }):
		return generator.Bates{}, fmt.Errorf("--bates: %s is not filed with a court, so no copy of it is numbered for a bundle; name one of: %s", strings.Join(f.documents, ", "), strings.Join(filed, ", "))
	case len(f.formats) > 0 && !slices.Contains(f.formats, "pdf"):
		return generator.Bates{}, errors.New("--bates: only PDFs have pages to number; leave --format out or add pdf")
	}
	first, err := strconv.Atoi(parts[2])
	return generator.Bates{Section: parts[1], First: first}, err
}

// bundled says which pages of a bundle a file has.
func bundled(f batch.File) string {
	if f.Bates == "" {
		return ""
	}
	return "\tpages " + strings.Replace(f.Bates, "-", " to ", 1)
}

// tellUnstamped says why no page has a number of the bundle that was asked for.
func (r *generateReport) tellUnstamped() {
	stamped := slices.ContainsFunc(r.Cases, func(c caseReport) bool {
		return c.Status == batch.Refused || slices.ContainsFunc(c.Files, func(f batch.File) bool { return f.Bates != "" })
	})
	if r.flags.bates != "" && !stamped {
		fmt.Fprintf(r.app.err, "--bates %s: no page was numbered, because only the copy for the court is; look at --document and --reader\n", r.flags.bates)
	}
}
