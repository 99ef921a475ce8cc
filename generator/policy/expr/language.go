package expr

// Word is something that an expression can be written with, and an example that
// holds.
type Word struct {
	Name    string // as it is written: "monthsAfter(day, months)"
	Says    string // what it gives
	For     Path   // what the rule of the example goes through, "" for nothing
	Example string // a condition
}

// Chapter is a group of words.
type Chapter struct {
	Title string
	Words []Word
}

// Language returns what expressions can be written with, beside the fields of
// the case and the numbers and words of the policy.
func Language() []Chapter {
	return []Chapter{
		{"Names that every rule has", names},
		{"Days", dayWords},
		{"Lists and people", listWords},
		{"Texts", textWords},
		{"Signs", signs},
	}
}

var names = []Word{
	{itName, "the entry that the rule goes through: for: says which list", "/plan/actions/*", `has(it.owner)`},
	{itName + ", where for: ends with two stars", "each text below", "/plan/**", `it.wordCount() < 200`},
	{outerName, "the entry around it", "/reviews/*/decisions/*", `outer.status == "held"`},
	{todayName, "the day on which the case is checked", "", `orders.all(o, o.made <= today)`},
}

var dayWords = []Word{
	{`date("2026-03-10")`, "a day, with the year first", "", `date("2026-03-10") < date("2026-04-01")`},
	{"daysAfter(day, days)", "the day so many calendar days later; before, when the number is negative", "", `daysAfter(date("2026-12-30"), 3) == date("2027-01-02")`},
	{"workingDaysAfter(day, days)", "the day so many working days later, by the bank holidays and the authority's own days off", "", `workingDaysAfter(date("2026-12-23"), 2) == date("2026-12-29")`},
	{"monthsAfter(day, months)", "the same day of the month, or the last day of a shorter month; the first day is not counted", "", `monthsAfter(date("2026-01-31"), 1) == date("2026-02-28")`},
	{"endOfMonthsBeginningWith(day, months)", "the last day of a time that begins with the day, which is counted: so statutes count orders", "", `endOfMonthsBeginningWith(date("2026-03-15"), 12) == date("2027-03-14")`},
	{"endOfWeeksBeginningWith(day, weeks)", "the same in weeks", "", `endOfWeeksBeginningWith(date("2026-11-23"), 26) == date("2027-05-23")`},
	{"isWorkingDay(day)", "whether it is a working day", "", `!isWorkingDay(date("2026-12-25"))`},
	{"day.daysUntil(day)", "how many days lie between the two; less than 0 when the second comes first", "", `date("2026-03-10").daysUntil(date("2026-03-17")) == 7`},
	{"born.ageOn(day)", "the age in full years on that day", "", `date("2019-05-02").ageOn(date("2026-05-01")) == 6`},
}

var listWords = []Word{
	{"list.withId(id)", "the entry with the id; undecided when there is none", "", `people.withId("mother").id == "mother"`},
	{"list.hasId(id)", "whether an entry has the id", "", `people.hasId("mother") && !people.hasId("nobody")`},
	{"rolesOn(person, day)", "the roles that a person holds on the day", "", `rolesOn(people.withId("social-worker"), date("2026-11-21")) == ["social worker"]`},
	{"list.all(x, condition)", "whether it holds for every entry, and for an empty list", "", `plan.actions.all(a, has(a.owner))`},
	{"list.exists(x, condition)", "whether it holds for an entry", "", `reviews.exists(r, r.status == "held")`},
	{"list.exists_one(x, condition)", "whether it holds for one entry and no more", "", `people.exists_one(p, p.id == "mother")`},
	{"list.filter(x, condition)", "the entries for which it holds", "", `reviews.filter(r, r.status == "held").size() == 1`},
	{"list.map(x, value)", "a value of each entry", "", `people.map(p, p.id) == ["mother", "social-worker"]`},
	{"list.size()", "how many entries there are; a list that is not recorded has none", "", `orders.size() == 1`},
	{"list[0]", "the first entry; the next is list[1]", "", `orders[0].months == 12`},
	{"list.sum()", "the sum of whole numbers", "", `[6, 6].sum() == 12 && orders.map(o, o.months).sum() <= 36`},
	{"list.distinct()", "the list with each value once", "", `["a", "b", "a"].distinct().size() == 2`},
	{"list.sortBy(x, value)", "the list in the order of a value of each entry", "", `people.sortBy(p, p.id)[0].id == "mother"`},
	{"list.join(text)", "the texts of a list as one text", "", `people.map(p, p.id).join(", ") == "mother, social-worker"`},
}

var textWords = []Word{
	{"text.mentions(list)", "whether one of the words or phrases stands in it, in whole words and whatever its capitals", "", `"We will Monitor this.".mentions(["monitor"]) && !"Monitoring".mentions(["monitor"])`},
	{"text.mentioned(list)", "those of them that stand in it; for messages", "", `"We will monitor this.".mentioned(["monitor", "engage"]) == ["monitor"]`},
	{"text.beginsWithOneOf(list)", "whether it begins with one of them", "", `"To engage with services".beginsWithOneOf(["to engage"])`},
	{"text.wordCount()", "how many words it has", "", `"Two words".wordCount() == 2`},
	{"text.contains(text)", "whether the letters stand in it anywhere; also startsWith and endsWith", "", `"support plan".contains("port") && "support".startsWith("sup") && "plan".endsWith("an")`},
	{"text.lowerAscii()", "the text in small letters", "", `"TBC".lowerAscii() == "tbc"`},
	{"text.trim()", "the text without white space around it", "", `" x ".trim() == "x"`},
	{"text.split(text)", "the parts between a text", "", `"a, b".split(", ") == ["a", "b"]`},
	{"text.matches(pattern)", "whether a regular expression (RE2) is found in it", "", `"ZZ26C50014".matches("^[A-Z]{2}[0-9]{2}[A-Z][0-9]{5}$")`},
}

var signs = []Word{
	{"has(field)", "whether the field says anything: a blank text and an empty list say nothing", "", `has(orders[0].made) && !has(orders[0].why_not_none)`},
	{"== != < <= > >=", "compare like with like: days with days, numbers with numbers", "", `orders[0].made <= date("2026-03-10")`},
	{"&& || !", "and, or, not. What decides by itself needs no second value: false && x is false", "", `!has(orders[0].why_not_none) || orders[0].why_not_none != ""`},
	{"value in list", "whether the list has the value", "", `orders[0].kind in ["supervision-order", "interim-supervision-order"]`},
	{"condition ? one : other", "one value or the other", "", `(orders[0].months < 12 ? 2 : 3) == 3`},
	{"+ - * /", "reckon with numbers, and put texts together", "", `orders[0].months + 12 == 24`},
}
