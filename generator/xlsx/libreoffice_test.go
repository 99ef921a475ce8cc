package xlsx

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casedocs/generator/doc"
)

// convert has LibreOffice read the workbook and write it as another format.
func convert(t *testing.T, w *doc.Workbook, format string) []byte {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "book.xlsx")
	if err := os.WriteFile(in, write(t, w), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-env:UserInstallation=file://"+dir+"/profile",
		"--headless", "--convert-to", format, "--outdir", dir, in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	kind, _, _ := strings.Cut(format, ":")
	data, err := os.ReadFile(filepath.Join(dir, "book."+kind))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// asCSV is the first sheet as comma-separated values in UTF-8, contents rather
// than what is shown.
const asCSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false"

func TestLibreOfficeKeepsEveryText(t *testing.T) {
	data := convert(t, one(hostile...), asCSV)
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, r := range records[2:] { // behind the title and the heading; empty lines are not read
		got = append(got, r[0])
	}
	for _, s := range hostile {
		// CR before LF is one line end, and that is written as LF.
		want = append(want, strings.ReplaceAll(s, "\r\n", "\n"))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("texts changed (-want +got):\n%s", diff)
	}
}

func TestLibreOfficeReadsDatesNumbersAndNoFormula(t *testing.T) {
	flat := string(convert(t, family(), "fods"))
	dates := regexp.MustCompile(`office:date-value="([^"]+)"`)
	var got []string
	for _, m := range dates.FindAllStringSubmatch(flat, -1) {
		got = append(got, m[1])
	}
	var want []string
	for _, s := range family().Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				if !c.Date.IsZero() {
					want = append(want, c.Date.String())
				}
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("dates\n%v, want\n%v", got, want)
	}
	for _, s := range []string{
		`office:value-type="currency" office:currency="GBP" office:value="1250.5"`,
		`office:value-type="float" office:value="25"`,
		`dc:title>DRAFT: Supervision support plan`,
	} {
		if !strings.Contains(flat, s) {
			t.Errorf("%s is not in the file", s)
		}
	}
	if strings.Contains(flat, "table:formula") {
		t.Error("a cell became a formula")
	}
}

func TestLibreOfficePrintsEverySheet(t *testing.T) {
	pdf := convert(t, family(), "pdf")
	pages := regexp.MustCompile(`/Type/Page[^s]`).FindAll(pdf, -1)
	if len(pages) != 5 {
		t.Errorf("%d pages, want one for each of 5 sheets", len(pages))
	}
}
