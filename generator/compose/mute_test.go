package compose

import "testing"

func TestMutedTextKeepsItsTags(t *testing.T) {
	for _, c := range []struct {
		text string
		from mode
		want string
	}{
		{"<td>not agreed</td>", inText, "<td><withheld/></td>"},
		{" and \n<strong> Done: </strong>.", inText, " <withheld/> \n<strong> <withheld/> </strong>."},
		{`a" class="b>c">so</td>`, inValue, `a" class="b>c"><withheld/></td>`},
		{"seen --> no<!-- 1 -->", inComment, "seen --> <withheld/><!-- 1 -->"},
		{`key="x`, inTag, `key="x`},
		{"", inText, ""},
	} {
		if got := muted(c.text, c.from); got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}
