package generator

import (
	"slices"
	"strings"

	"casedocs/generator/leak"
)

// kept are the rules that the program keeps by itself and that stand in no
// policy, with what each is about, as it completes the words: it is about.
var kept = map[string]string{
	"AUT-01":  "the policy that a case names: there is one of that name, for that kind of case",
	"AUT-02":  "the policy that a case should name, without which no review or deadline can be worked out",
	"BAT-03":  "two cases of one run that have the same reference",
	"BAT-04":  "a case that is called like the list of all files",
	"DOC-01":  "a paper that a case has nothing to make of yet",
	"CON-02":  "withheld values that stand in a finished paper all the same",
	"CON-11":  "which papers each reader gets",
	"CON-12":  "marks that say what is kept from whom",
	"CON-13":  "surnames in references and ids",
	"DOC-02":  "the names of files that are made of a case",
	"DQ-01":   "the form of a case file: it can be read, and each field is one that the schema knows, once, with a value of its kind",
	"DQ-02":   "what can be read in two ways in a case file, such as no, 0123 or 22:30, and so must stand in quotation marks",
	"DQ-03":   "the letters of a text, which are kept as they are, and which a font must have",
	"DQ-04":   "a child's date of birth, which no paper can precede",
	"DQ-05":   "ids, which are given once and lead to somebody or something that is in the case",
	"DAT-02":  "dates, which are written with the year first and are on the calendar",
	"DAT-03":  "the length of an order when it is made, which is twelve months at most",
	"DAT-04":  "the last day that an order states, which the statute does not let lie later than the time from the day it was made",
	"DAT-05":  "a last day that is the anniversary of the order: a year that begins with a day ends on the day before",
	"DAT-06":  "the three years from the day an order was made, beyond which nothing extends it",
	"DAT-07":  "extensions, each of which begins where the one before ends",
	"DAT-08":  "a child who has reached 17, about whom no supervision order can be made",
	"DAT-09":  "a child who turns 17 or 18 while an order lasts",
	"DAT-16":  "days beyond the table of bank holidays, which cannot be told from working days",
	"DAT-22":  "orders and reviews that are dated on a day off",
	"DAT-23":  "what begins and ends: it ends on the same day or later",
	"ACC-01":  "what PDF/UA-1 and PDF/A-2 ask of a finished file, looked for in the copy for a court",
	"FMT-01":  "the pages of a finished court copy, which are A4",
	"FMT-02":  "the print of a finished court copy: 12 point Arial or Times, or letters of the same measures, and none under 10 point",
	"FMT-03":  "the lines of a finished witness statement, one and a half apart",
	"FMT-04":  "the left margin of a finished witness statement",
	"FMT-06":  "the paragraphs of a finished witness statement, which have numbers",
	"FMT-07":  "the page numbers of a finished court copy, and the corners where a bundle is stamped",
	"FMT-08":  "the outline and the table of contents of a finished court copy",
	"FMT-09":  "pictures in a finished court copy, of 300 pixels to the inch at most",
	"FMT-13":  "what the portal of the court refuses: marks of drafts in a final paper, encryption, large files",
	"FMT-14":  "drafts, which cannot be mistaken for final papers",
	"FMT-15":  "how a finished court copy opens: at its first page, at 100 %, with the outline",
	"PIC-01":  "pictures beside templates and policies: they can be printed",
	"PIC-02":  "pictures that a template or a letterhead names: they are there",
	"FMT-10":  "papers with more pages than a court wants",
	"FMT-16":  "a case reference that cannot be the name of a file",
	"POL-10":  "a policy that holds from a later day on",
	"GAP-01":  "what a paper still lacks: a value that it prints and that is not recorded. The draft labels it where it stands, and a final paper is refused",
	"ISS-01":  "a paper that went out already and is not made again",
	"ISS-02":  "a paper that went out and whose facts have changed since",
	"LAY-01":  "headings of a paper, which step down one level at a time",
	"LAY-02":  "running heads that leave too little of the page",
	"LAY-03":  "an address that does not stand where the window of an envelope is",
	"LAY-04":  "an address with more lines than the window of an envelope shows",
	"MARK-01": "the markup that a template makes: it is well formed",
	"MARK-02": "names of characters in markup",
	"MARK-03": "tags that are closed in the wrong order, or not at all",
	"MARK-04": "tags that are not known, or stand in the wrong place",
	"MARK-05": "attributes that are not known, or a value that one cannot have",
	"MARK-06": "text where only blocks may stand",
	"MARK-07": "two siblings with one key",
	"MARK-08": "a heading level that is left out, or an empty heading",
	"MARK-09": "a table without rows, or with rows of unequal width",
	"MARK-10": "a link that leads nowhere allowed",
	"POL-01":  "a field of a policy that is not known, is missing, or has a value of another kind",
	"POL-02":  "a name in a policy that nothing has, or that several things have",
	"POL-03":  "milestones that wait for each other",
	"POL-04":  "a policy that should have been looked at again",
	"POL-05":  "an expression of a policy that cannot be read; casedocs explain --language says what expressions can name",
	"POL-06":  "the examples of a policy: each rule has one that passes and one that fails, each milestone one with its days",
	"POL-07":  "an example of a policy that does not turn out as it says",
	"POL-08":  "the case that examples change, which breaks no rule that is a must",
	"POL-09":  "a change to a policy that no example notices",
	"STY-01":  "a page style: what must be a group of keys",
	"STY-02":  "a key that a page style lacks",
	"STY-03":  "a key that page styles do not have",
	"STY-04":  "a value that a key of a page style cannot have",
	"STY-05":  "margins and areas of a page that leave no room for text",
	"STY-06":  "colours that do not stand out enough to be read",
	"STY-07":  "a length in a page style that is too small or too large",
	"STY-08":  "places of addresses that overlap, or lie off the sheet",
	"TMPL-01": "a template that cannot be read",
	"TMPL-02": "an action of a template where none may stand",
	"TMPL-03": "a template that is called and is not there",
	"TMPL-04": "a function of a template that is not there, or has other arguments",
	"TMPL-05": "a field of the case that a template names and the schema does not have",
	"TMPL-06": "a value of the wrong kind in a template",
	"TMPL-07": "an element made by range that has no key",
	"TMPL-08": "a template that goes too deep, or makes too much",
	"TMPL-09": "a withheld value that would decide what a paper says",
	"TMPL-10": "sections of document.yaml that do not fit the templates",
	"TMPL-11": "a template that nothing calls",
	"TYPE-01": "a pointer of document.yaml that leads to nothing in a case",
	"TYPE-02": "the name under which templates find the entry that a paper is about",
	"TYPE-03": "the terms on which an entry has a paper",
	"TYPE-04": "a field that document.yaml cannot use for what it wants",
	"TYPE-05": "a file or a name that a folder of assets lacks or cannot have",
	"WAV-01":  "a waiver of a must, which nobody can waive",
	"WAV-02":  "a waiver that waives nothing",
	"WAV-03":  "a waiver without a reason, a role or a day",
	"WB-01":   "a workbook that a template makes: it has a sheet",
	"WB-02":   "the name of a sheet",
	"WB-03":   "columns of a workbook, which have headings, each once",
	"WB-04":   "rows of a workbook, which have keys, each once",
	"WB-05":   "a row with more cells than columns",
	"WB-06":   "a cell that does not hold what its column asks for",
	"WB-07":   "a choice that is none of those of its column",
	"WB-08":   "a highlight that names no column or style",
	"XL-01":   "a text that is longer than a cell can hold",
	"XL-02":   "a character that a spreadsheet cannot hold",
	"XL-03":   "a date before the first that a spreadsheet has",
}

// keptExplanation explains a rule that the program keeps by itself.
func keptExplanation(id string) (Explanation, bool) {
	about, known := kept[strings.ToUpper(id)]
	if !known {
		return Explanation{}, false
	}
	return Explanation{
		ID: strings.ToUpper(id), Title: "Kept by the program",
		Says: append([]string{"It is about " + about + ".", "No policy holds it, and none can change it."}, soughtForms(strings.ToUpper(id))...),
	}, true
}

func keptIDs() []string {
	var ids []string
	for id := range kept {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// soughtForms says in which forms each class of values is searched for, for the rule
// of what stands in a finished paper all the same.
func soughtForms(id string) []string {
	if id != leakRule {
		return nil
	}
	out := []string{"What is searched for, whatever its capitals, accents and spaces, and over the ends of lines, cells and pages:"}
	for class := leak.Words; leak.Forms(class) != ""; class++ {
		out = append(out, class.String()+": "+leak.Forms(class)+".")
	}
	return append(out, "It does not find what is not written: a paraphrase, a misspelling, a first name, a street without its number.")
}
