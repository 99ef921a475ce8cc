package pdf

import (
	"strconv"

	"casedocs/generator/layout"
)

// appendPageLabels writes the number tree of page labels (ISO 32000-1,
// 12.4.2), so that readers show the numbers that are printed. A run of labels
// that count up by one is one entry.
func appendPageLabels(b []byte, pages []layout.Page) []byte {
	b = append(b, "<</Nums["...)
	lastPrefix, lastNumber := "", -1
	for i := range pages {
		prefix, number := splitLabel(pages[i].Label)
		if number > 0 && i > 0 && prefix == lastPrefix && number == lastNumber+1 {
			lastNumber = number
			continue
		}
		b = append(appendInt(b, i), "<<"...)
		if prefix != "" {
			b = appendText(append(b, "/P"...), prefix)
		}
		if number > 0 {
			b = appendInt(append(b, "/S/D/St "...), number)
		}
		b = append(b, ">>"...)
		lastPrefix, lastNumber = prefix, number
	}
	return append(b, "]>>"...)
}

// splitLabel splits a label such as "A12" into its prefix and its number. A
// label without a number, or with one that would lose a leading zero, is all
// prefix and has the number -1.
func splitLabel(label string) (prefix string, number int) {
	i := len(label)
	for i > 0 && label[i-1] >= '0' && label[i-1] <= '9' {
		i--
	}
	number, err := strconv.Atoi(label[i:])
	if err != nil || label[i] == '0' {
		return label, -1
	}
	return label[:i], number
}
