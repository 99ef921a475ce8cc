package layout

import (
	"testing"

	"casedocs/generator/internal/oneseed"
)

func TestMain(m *testing.M) { oneseed.Run(m) }
