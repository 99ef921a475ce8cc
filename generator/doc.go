// Package generator turns case files into court-ready papers: bytes in, bytes
// out. It is the only package that knows all the stages; it opens no files,
// reads no clock and prints nothing.
//
// # The way of a case
//
//	case.yaml ─▶ input ─▶ schema ─▶ policy ─▶ disclosure ─▶ compose ─┬▶ layout ─▶ pdf
//	             strict    plain     dates     what one      words    └▶ xlsx
//	             YAML      English   due       reader sees   of it
//
// Stages are functions of their arguments. They know the nouns (source, civil,
// diag, tree, timeline, picture, doc) and not each other, except that compose uses
// markup, layout uses typeset, and pdf uses both; imports_test.go holds that
// as a table. Wrong input makes a diag.List, many findings with places; a
// wrong machine makes one error.
//
// # What every stage relies on
//
//   - Positions: every value knows where it was written; every word of a paper
//     knows its template line and the JSON pointers it came from (doc.Origin).
//   - Views: templates see a tree.View from which disclosure has already taken
//     what the reader may not see.
//   - Gaps and withheld values are values: they print as themselves and never
//     as a blank.
//   - A paper is a photograph: ages, roles and the state of deadlines are those
//     of its own date, not of the day of printing.
//   - Determinism: the output depends on the case, the assets, the options and
//     the program's version, and on nothing else.
//
// # Who gets what
//
// A paper is rendered once for each reader who sees something else, and once for
// each group of those who see the same; document.yaml says in which lists of the
// case the members of a group stand, and why each may have a copy. Disclosure
// decides what is kept from whom, by marks of the case and by classes of the
// schema. A hidden value is gone; a hidden entry keeps its place, and compose
// withholds the template's own words around it, so that no branch tells what it
// was. Numbers of paragraphs are those of the whole paper. What was taken out is
// then sought in the finished document and workbook (package leak), and a hit
// blocks writing at the text of the case that it came from.
//
// # What a document type is
//
// A folder, templates/<type>; nothing of it is Go. Its document.yaml says of
// which kind of case the papers are made, for which readers and in which
// formats, and by JSON pointers where the case has their date, their version
// and their signatures. The templates beside it say the words.
//
//   - One per case or per entry: a type has one paper for the whole case, or one
//     for each entry of a list that meets its terms, such as a review that was
//     held. Templates and pointers find that entry by a name of its own, and its
//     id stands in the names of files. A case that does not record what a type
//     needs has none of its papers.
//   - Sections are data: their order, headings and page breaks stand in
//     document.yaml; the entry template calls for all of them at once.
//   - Letter-safe: a type may draw on nothing but what the schema marks as safe
//     in letters. Other fields are not in its view, and a template that names
//     one does not load. The one confidential value a copy can hold is its
//     reader's own, which document.yaml names.
//
// Templates, pointers and terms are checked against the schema when the engine
// is opened, without any case. OpenCounting counts which branches of templates
// are taken: samples must take every one that has words.
//
// The register of deadlines is a workbook of many cases and so no document type:
// templates/register is filled with the facts of meta/register.schema.json.
//
// Readers who want large print get a copy of their own in the style that
// document.yaml names for it, with the words of the copy that the others get.
//
// # What a run leaves behind
//
// Package batch writes the papers of each case below its reference, and last
// manifest.json: each case with its status, each file with its hash, and the
// version, options and assets that it was made with, under a hash of itself.
// Later runs into the same folder forget no file that is still there: of what
// they were asked for they remove what a case no longer has, if it is byte for
// byte as it was written, and list the rest as stale. New files come first, then
// the removal, then the manifest. Verify compares a folder with it.
//
// # Where the design was departed from
//
//   - The closed set of blocks has, beside those of the design, Line (a line with
//     left, middle and right parts) and Rule, which court headings need, and
//     Contents, whose lines layout sets when it knows that the paper is long; the
//     inlines have Break, for addresses, which a style sets where the window of an
//     envelope is.
//   - Pictures come from assets alone, never from a case: courts want none in their
//     papers. Package picture hands out pixels and outlines; it is a noun, because
//     the document holds what layout measures and pdf paints.
//   - The copy for a court is read again when it is written, by package pdfcheck,
//     which shares no code with the writer: rules about finished files (FMT) are
//     findings like others, with the place that the page came from.
//   - Policies come in three layers, all of them data: court, practice, and an
//     authority over both. The arithmetic of orders (DAT-02 to DAT-09, DAT-16,
//     DAT-22) and the form of files stay in Go and are listed as built in, because
//     dates are planned with them; every other rule is an expression.
//   - Expressions are CEL with two differences: an absent list or group reads as an
//     empty one, and an absent value makes a rule undecided. A cost limit was left
//     out: counting cost made every rule four times as slow, expressions cannot loop
//     without end, and files are limited when they are read.
//   - A rule without an example that passes and one that fails is refused by the
//     test command and by the tests, not when a case is checked: examples are read
//     only where they are tried.
//   - A gap is a finding too (GAP-01): it blocks a final paper and is listed by
//     check, so that the list and the paper can never disagree.
//   - pdfcheck, the structural checker, stands beside pdf as a package of its
//     own: it reads finished bytes, must not share code with their writer, and
//     has its own strict reader, because libraries that mend broken files would
//     hide what it looks for. Tests show the same bytes to pdfcpu as well.
//   - Numbered paragraphs are tagged as items of ordered lists, so that a screen
//     reader says the number; each run of them is one list.
//   - Rows of a table taller than half a page are divided between lines: kept
//     whole they left half-empty pages.
//   - The page limit of a document type counts the pages before its annexes.
//   - SARIF is written by hand and held to its schema by the library go-sarif in
//     tests: in the program the library would carry a second validator of
//     schemas, which can fetch them from a network.
//   - A byte order mark is advice, not an error: nothing is lost by it.
package generator
