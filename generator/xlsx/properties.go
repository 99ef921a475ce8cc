package xlsx

import (
	"cmp"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/civil"
)

// addProperties says what the file is. Its dates are those of the paper: the
// file is the same on whatever day it is made.
func (b *book) addProperties() error {
	m := b.meta
	author := cmp.Or(m.Author, m.Generator, "casedocs")
	title, status := m.Title, "Final"
	if m.Draft {
		title, status = draftWord+": "+m.Title, "Draft"
	}
	day := instant(m.Date, m.AsOf)
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Title: title, Subject: m.Case, Creator: author, LastModifiedBy: author,
		Description: b.footer, ContentStatus: status, Version: m.Version,
		Language: cmp.Or(m.Language, "en-GB"), Created: day, Modified: day,
	}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{
		Application: cmp.Or(m.Generator, "casedocs"), Company: m.Author,
	})
}

// instant returns the first moment of the first date that is known, as
// properties write it. With none, it is the first day of the format.
func instant(days ...civil.Date) string {
	return cmp.Or(append(days, firstDate)...).String() + "T00:00:00Z"
}
