package xlsx

import (
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"casedocs/generator/civil"
	"casedocs/generator/doc"
)

// Longest texts of a validation, in UTF-16 units: what Excel opens without a
// repair.
const (
	maxPromptTitle = 32
	maxErrorText   = 225
	maxInlineList  = 255
)

// lastDate and maxNumber are the far ends of what people may type.
var lastDate = civil.Date{Year: 9999, Month: time.December, Day: 31}

const maxNumber = 999_999_999_999.0

// addValidations adds the lists to choose from, the rule that dates are dates
// and numbers numbers, and the help that is shown beside a chosen cell.
func (s *sheet) addValidations() error {
	for i := range s.Columns {
		dv, err := s.validation(&s.Columns[i])
		if err != nil {
			return err
		}
		if dv == nil {
			continue
		}
		if dv.Sqref, err = s.rows(i + 1); err != nil {
			return err
		}
		if err := s.book.file.AddDataValidation(s.Name, dv); err != nil {
			return err
		}
	}
	return nil
}

// validation returns the validation of a column, or nil when it needs none.
func (s *sheet) validation(c *doc.Column) (*excelize.DataValidation, error) {
	dv := excelize.NewDataValidation(true)
	var err error
	switch c.Kind {
	case doc.CellChoice:
		err = s.choose(dv, c)
	case doc.CellDate:
		first, last := serial(firstDate), serial(lastDate)
		err = dv.SetRange(first, last, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
		refuse(dv, "This is not a date", "Type a date such as 10/3/2026, or leave the cell empty.")
	case doc.CellNumber, doc.CellMoney:
		err = dv.SetRange(-maxNumber, maxNumber, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		refuse(dv, "This is not a number", "Type a number such as 1250.50, without words, or leave the cell empty.")
	default:
		if c.Help == "" {
			return nil, nil
		}
	}
	if c.Help != "" {
		dv.SetInput(clip(c.Header, maxPromptTitle), c.Help)
	}
	return dv, err
}

// choose offers the choices in the cell itself where the format can say them
// there, and from cells of the list sheet where it cannot.
func (s *sheet) choose(dv *excelize.DataValidation, c *doc.Column) error {
	text := "Choose one of: " + strings.Join(c.Choices, "; ") + "."
	if length(text) > maxErrorText {
		text = "Choose one of the words in the list, or leave the cell empty."
	}
	refuse(dv, "Please choose from the list", text)
	if fitsInline(c.Choices) {
		return dv.SetDropList(c.Choices)
	}
	rng, err := s.book.listCells(c.Choices)
	dv.SetSqrefDropList(rng)
	return err
}

func refuse(dv *excelize.DataValidation, title, text string) {
	dv.SetError(excelize.DataValidationErrorStyleStop, title, text)
}

// clip returns s cut at a limit in UTF-16 units, with an ellipsis where
// something is missing. It is for captions whose whole text stands elsewhere.
func clip(s string, limit int) string {
	if length(s) <= limit {
		return s
	}
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > limit-1 {
			s = s[:i]
			break
		}
	}
	return strings.TrimRight(s, " ") + "…"
}
