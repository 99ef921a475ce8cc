package compose

// allowedSprig are the names of sprig that templates may use, sorted. All
// others are refused: some of sprig's functions read the environment or the
// network, some tell the time or a random number, some print today for any
// date, change the case, or can use up all memory; and many turn what they do
// not understand into nothing instead of an error. Those that stand here are
// either sprig's own or ours under its name, with the same meaning, made
// strict. The names date, plural and pluck are ours and do not mean what they
// mean in sprig.
var allowedSprig = []string{
	"abbrev", "add", "add1", "addf", "all", "any", "append", "atoi", "camelcase", "cat", "ceil",
	"chunk", "coalesce", "compact", "concat", "contains", "default", "dict", "div", "divf", "empty",
	"fail", "first", "float64", "floor", "get", "has", "hasKey", "hasPrefix", "hasSuffix", "indent",
	"initial", "initials", "int", "join", "kebabcase", "keys", "last", "list", "lower", "max",
	"min", "mod", "mul", "mulf", "nindent", "nospace", "omit", "pick", "prepend", "quote",
	"regexFind", "regexFindAll", "regexMatch", "regexQuoteMeta", "regexSplit", "repeat", "replace",
	"rest", "reverse", "round", "slice", "snakecase", "sortAlpha", "splitList", "squote", "sub",
	"subf", "substr", "swapcase", "ternary", "title", "toString", "trim", "trimAll", "trimPrefix",
	"trimSuffix", "trunc", "tuple", "uniq", "until", "untilStep", "untitle", "upper", "values",
	"without",
}
