package compose

import (
	"casedocs/generator/diag"
	"casedocs/generator/tree"
)

func check(set map[string]part, entry string, root *tree.Shape) diag.List { return nil }
