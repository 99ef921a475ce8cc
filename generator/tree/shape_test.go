package tree

import "testing"

func TestGapLabelFitsAfterNotYetRecorded(t *testing.T) {
	for _, c := range []struct {
		shape *Shape
		want  string
	}{
		{nil, "this"},
		{&Shape{Gap: "who will do this", Title: "Owner"}, "who will do this"},
		{&Shape{Title: "Needs of the child"}, "needs of the child"},
		{&Shape{Title: "NHS number"}, "NHS number"},
		{&Shape{Title: "Éire address"}, "éire address"},
		{&Shape{}, ""},
	} {
		if got := c.shape.GapLabel(); got != c.want {
			t.Errorf("GapLabel of %+v = %q, want %q", c.shape, got, c.want)
		}
	}
}
