// Package schema checks a case against a JSON Schema (draft 2020-12) and says
// what is wrong in plain English, at the place where it stands.
//
// It also tells the later stages what the schema declares about each value:
// names, words for gaps, classes of confidential data. It knows structure
// only; what makes a case complete, or right, is for policies to say.
package schema

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"casedocs/generator/civil"
	"casedocs/generator/tree"
)

// Schema is a compiled schema. It never changes, and may check many cases at
// the same time.
type Schema struct {
	compiled *jsonschema.Schema
	shape    *tree.Shape
	notes    map[*tree.Shape]*note
	homes    map[string][]string // names of fields, plain, and where they are known
}

// Compile reads the schema file named root, and those that it refers to, from
// files. References reach no further: one to a file that is not given, on this
// machine or elsewhere, is an error.
func Compile(files map[string][]byte, root string) (*Schema, error) {
	docs, err := readDocuments(files)
	if err != nil {
		return nil, err
	}
	top, ok := docs.named[root]
	if !ok {
		return nil, fmt.Errorf("compile schema %s: no such file", root)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.RegisterFormat(&jsonschema.Format{Name: "date", Validate: validDate})
	compiler.UseLoader(jsonschema.SchemeURLLoader{}) // loads nothing
	for _, name := range slices.Sorted(maps.Keys(files)) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(files[name]))
		if err != nil {
			return nil, fmt.Errorf("read schema %s: %w", name, err)
		}
		if err := compiler.AddResource(docs.named[name], v); err != nil {
			return nil, fmt.Errorf("read schema %s: %w", name, err)
		}
	}
	compiled, err := compiler.Compile(top)
	if err != nil {
		return nil, fmt.Errorf("compile schema %s: %w", root, err)
	}
	b := builder{docs: docs, made: map[string]*tree.Shape{}, notes: map[*tree.Shape]*note{}}
	shape, err := b.shape(top, "")
	if err == nil {
		err = b.settle(shape)
	}
	if err != nil {
		return nil, fmt.Errorf("compile schema %s: %w", root, err)
	}
	return &Schema{compiled: compiled, shape: shape, notes: b.notes, homes: homes(shape)}, nil
}

// Shape returns what the schema declares about the whole case.
func (s *Schema) Shape() *tree.Shape { return s.shape }

// validDate accepts the dates that the later stages accept.
func validDate(v any) error {
	text, ok := v.(string)
	if !ok {
		return nil
	}
	_, err := civil.Parse(text)
	return err
}
