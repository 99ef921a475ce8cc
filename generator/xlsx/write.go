// Package xlsx writes a workbook as a spreadsheet file (ECMA-376) that a team
// can work from: one real table a sheet, dates that are dates, lists to choose
// from, and pages that print. It decides nothing about what the workbook says.
//
// No text of a case ever becomes a formula, and no text is changed on its way:
// what cannot be kept exactly is a finding, and then nothing is written. The
// same workbook gives the same bytes on every run and on every machine.
package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/diag"
	"casedocs/generator/doc"
)

// Write returns the workbook as the bytes of an .xlsx file. The list says what
// in the workbook cannot be written; then there are no bytes. The error says
// that the writer itself failed.
func Write(w *doc.Workbook) ([]byte, diag.List, error) {
	found := Check(w)
	if found.Blocks() == diag.Write {
		return nil, found, nil
	}
	b, err := newBook(w)
	if err != nil {
		return nil, found, err
	}
	defer b.file.Close()
	data, err := b.bytes()
	if err != nil {
		return nil, found, fmt.Errorf("write the workbook: %w", err)
	}
	return data, found, nil
}

// book is one file in the making.
type book struct {
	file   *excelize.File
	meta   doc.Meta
	footer string // confidentiality line
	sheets []*sheet
	lists  *sheet // of choices, the last of the sheets; nil when none is needed
	styles styles
	tokens map[string]string // of texts that need escaping, see setEscaped
}

// newBook returns the whole workbook, ready to be turned into bytes.
func newBook(w *doc.Workbook) (*book, error) {
	b := &book{file: excelize.NewFile(), meta: w.Meta, footer: doc.InlineText(w.Footer), tokens: map[string]string{}}
	for i := range w.Sheets {
		b.addSheet(&w.Sheets[i])
	}
	if lists := listSheet(w); lists != nil {
		b.lists = b.addSheet(lists)
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"styles", b.addStyles},
		{"tabs", b.addTabs},
		{"sheets", b.writeSheets},
		{"properties", b.addProperties},
	} {
		if err := step.do(); err != nil {
			b.file.Close()
			return nil, fmt.Errorf("add the %s: %w", step.name, err)
		}
	}
	return b, nil
}

func (b *book) addSheet(s *doc.Sheet) *sheet {
	added := newSheet(b, s, len(b.sheets)+1)
	b.sheets = append(b.sheets, added)
	return added
}

// addTabs makes all sheets, empty, in their order.
func (b *book) addTabs() error {
	if err := b.file.SetSheetName(b.file.GetSheetName(0), b.sheets[0].Name); err != nil {
		return err
	}
	for _, s := range b.sheets[1:] {
		if _, err := b.file.NewSheet(s.Name); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) writeSheets() error {
	for _, s := range b.sheets {
		if err := s.write(); err != nil {
			return fmt.Errorf("sheet %d: %w", s.number, err)
		}
	}
	b.file.SetActiveSheet(0)
	return nil
}

func (b *book) bytes() ([]byte, error) {
	buf, err := b.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
