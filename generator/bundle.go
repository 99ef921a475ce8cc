package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// schemaRef is a $ref of a schema to a part of itself or of a file beside it.
var schemaRef = regexp.MustCompile(`("\$ref"\s*:\s*")([a-z-]*)(?:\.schema\.json)?#?(/[^"]*)?"`)

// ownNames are the keywords that only a file of its own may have.
var ownNames = regexp.MustCompile(`"\$(?:id|schema)"\s*:\s*"[^"]*"\s*,`)

// Schema returns the JSON Schema of a kind of case as one file, for editors:
// what it uses of the files beside it stands under "definitions", which every
// editor can follow, and a field may be empty, as in a case that is half
// filled. The kind must be one of Kinds.
func (e *Engine) Schema(kind string) ([]byte, error) {
	if e.kinds[kind] == nil {
		return nil, fmt.Errorf("there is no kind of case %q; write one of: %s", kind, strings.Join(e.Kinds(), ", "))
	}
	var parts []string
	for name := range e.schemas {
		part := strings.TrimSuffix(strings.TrimPrefix(name, "case/"), ".schema.json")
		if strings.HasPrefix(name, "case/") && e.kinds[part] == nil {
			parts = append(parts, part)
		}
	}
	slices.Sort(parts)
	var b bytes.Buffer
	b.Write(bytes.TrimSuffix(bytes.TrimSpace(localRefs(e.schemas["case/"+kind+".schema.json"], "")), []byte("}")))
	b.WriteString(`,"definitions":{`)
	for i, part := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + part + `":`)
		b.Write(localRefs(ownNames.ReplaceAll(e.schemas["case/"+part+".schema.json"], nil), part))
	}
	b.WriteString("}}")
	var out bytes.Buffer
	if err := json.Indent(&out, emptyAllowed(b.Bytes()), "", "  "); err != nil {
		return nil, fmt.Errorf("put the schema of %s into one file: %w", kind, err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// typeOrEnum is a keyword that would forbid a field to be empty.
var typeOrEnum = regexp.MustCompile(`"type"\s*:\s*"(?:string|integer|number|boolean|object|array)"|"enum"\s*:\s*\[[^\]]*\]`)

// emptyAllowed lets every value of a schema be null. To this program a field
// with nothing after its colon is one that is not there; to an editor it is
// null, and would be underlined.
func emptyAllowed(schema []byte) []byte {
	return typeOrEnum.ReplaceAllFunc(schema, func(m []byte) []byte {
		if last := len(m) - 1; m[last] == ']' {
			return append(bytes.Clone(m[:last]), ", null]"...)
		}
		name, word, _ := bytes.Cut(m, []byte(":"))
		return slices.Concat(name, []byte(": ["), bytes.TrimSpace(word), []byte(`, "null"]`))
	})
}

// localRefs rewrites references between files to references inside the one
// file; own is the name of the file that they stand in, "" for the root.
func localRefs(schema []byte, own string) []byte {
	return schemaRef.ReplaceAllFunc(schema, func(m []byte) []byte {
		sub := schemaRef.FindSubmatch(m)
		target := string(sub[2])
		if target == "" {
			target = own
		}
		to := "#"
		if target != "" {
			to += "/definitions/" + target
		}
		return slices.Concat(sub[1], []byte(to), sub[3], []byte{'"'})
	})
}
