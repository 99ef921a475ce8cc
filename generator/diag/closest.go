package diag

import (
	"strings"
	"unicode/utf8"
)

// Closest returns the option that word most likely stands for, for a "did you
// mean" hint, or "" when none is near enough. Case, hyphens, underscores and
// spaces are not counted as differences. Among equally near options the
// earliest wins.
func Closest(word string, options []string) string {
	word = plain(word)
	best, least := "", 1+utf8.RuneCountInString(word)/3
	if least > 4 {
		least = 4
	}
	for _, o := range options {
		if d := distance(word, plain(o), least); d < least || d == 0 {
			best, least = o, d
		}
		if least == 0 {
			break
		}
	}
	return best
}

func plain(s string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(s))
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b (optimal string alignment). It gives limit as
// soon as the count cannot be lower than that.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if diff := len(x) - len(y); diff >= limit || -diff >= limit {
		return limit
	}
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return min(last[len(y)], limit)
}
