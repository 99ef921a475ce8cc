package main

import (
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator"
)

func (a *app) typesCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "types",
		Short: "List the types of document and where their files come from",
		Long: `List the types of document: from which kind of case each is made and for what,
who its readers are, and which of its files come from the folder of --assets in
place of the built-in ones, or from the folder of --fonts.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.types(asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, with the hash of every file")
	return c
}

// typesReport is the JSON form of what types lists.
type typesReport struct {
	SchemaVersion int               `json:"schema_version"`
	Kinds         []string          `json:"kinds"`
	Types         []typeReport      `json:"types"`
	Shared        []generator.Asset `json:"shared"` // what all types have in common: shared templates, styles, schemas, policies, fonts
}

type typeReport struct {
	generator.DocumentType
	Files []generator.Asset `json:"files"`
}

func (a *app) types(asJSON bool) error {
	engine, err := a.engine()
	if err != nil {
		return err
	}
	assets, err := a.listAssets()
	if err != nil {
		return err
	}
	r := typesReport{SchemaVersion: 1, Kinds: engine.Kinds()}
	files := map[string][]generator.Asset{}
	for _, f := range assets {
		files[path.Dir(f.Name)] = append(files[path.Dir(f.Name)], f)
	}
	for _, t := range engine.DocumentTypes() {
		dir := "templates/" + t.Name
		r.Types = append(r.Types, typeReport{DocumentType: t, Files: files[dir]})
		delete(files, dir)
	}
	for _, f := range assets {
		if files[path.Dir(f.Name)] != nil {
			r.Shared = append(r.Shared, f)
		}
	}
	if asJSON {
		return a.writeJSON(r)
	}
	return a.printTypes(r)
}

func (a *app) printTypes(r typesReport) error {
	for _, t := range r.Types {
		fmt.Fprintf(a.out, "%s: %s\n", t.Name, t.Title)
		fmt.Fprintf(a.out, "  from a %s case, %s\n", t.Kind, oneFor(t.DocumentType))
		fmt.Fprintf(a.out, "  for %s; as %s\n", strings.Join(t.Readers, ", "), strings.Join(t.Outputs, ", "))
		fmt.Fprintf(a.out, "  files: %s\n", layers(t.Files))
	}
	_, err := fmt.Fprintf(a.out, "shared by all: %s\n", layers(r.Shared))
	return err
}

// oneFor says in words for what a case has a document of a type.
func oneFor(t generator.DocumentType) string {
	words := "one for each case"
	if t.OnePer != "case" {
		words = "one for each entry of " + field(t.OnePer)
	}
	if len(t.Where) > 0 {
		words += " with " + strings.Join(t.Where, " and ")
	}
	if len(t.Needs) > 0 {
		var names []string
		for _, n := range t.Needs {
			names = append(names, field(n))
		}
		words += ", when it records " + strings.Join(names, " and ")
	}
	return words
}

// field writes a JSON pointer as a person calls the field.
func field(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(pointer, "/"), "/", ".")
}

// layers says which files come from another layer than the built-in one.
// There may be hundreds of fonts, so they are counted.
func layers(files []generator.Asset) string {
	own, fonts, builtIn := []string(nil), 0, 0
	for _, f := range files {
		switch f.Layer {
		case builtInLayer:
			builtIn++
		case generator.FontsLayer:
			fonts++
		default:
			own = append(own, f.Name)
		}
	}
	var parts []string
	if len(own) > 0 {
		parts = append(parts, strings.Join(own, ", ")+" from --assets")
	}
	if fonts > 0 {
		parts = append(parts, count(fonts, "file")+" of fonts from --fonts")
	}
	switch {
	case len(parts) == 0:
		return "all built-in"
	case builtIn == 0 && fonts == 0:
		return "all from --assets"
	}
	return strings.Join(append(parts, fmt.Sprintf("%d built-in", builtIn)), ", ")
}
