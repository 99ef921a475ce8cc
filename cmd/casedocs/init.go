package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"casedocs/generator"
	"casedocs/generator/batch"
	"casedocs/generator/source"
)

// newCase is the folder that init writes into when it is given none.
const newCase = "new-case"

func (a *app) initCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "init KIND [FOLDER]",
		Short: "Begin a new case: a file to fill in, with remarks",
		Long: `Begin a new case in FOLDER, or in ./` + newCase + `: case.yaml with the fields that a first
draft draws on, all empty, and a remark beside each. Drafts can be made from it
at once; what is not filled in is labelled in them.

Beside it stand the schema of the case, in .casedocs, and settings with which
Visual Studio Code and its YAML extension complete names, show what a field is
for and underline mistakes while you type. Nothing that is there is written over.`,
		Example: `  casedocs init supervision-order my-case
  casedocs check my-case --document support-plan`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("name one kind of case, such as supervision-order, and the folder for it")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := newCase
			if len(args) == 2 {
				dir = args[1]
			}
			return a.init(args[0], dir)
		},
	}
	c.AddCommand(a.initPolicyCommand())
	return c
}

func (a *app) init(kind, dir string) error {
	engine, err := a.engine()
	if err != nil {
		return err
	}
	files, err := a.starter(engine, kind)
	if err != nil {
		return err
	}
	if _, err := batch.Put(dir, files, false); err != nil {
		return a.notPut(err, "name another folder")
	}
	fmt.Fprintln(a.out, filepath.Join(dir, "case.yaml"))
	fmt.Fprintf(a.err, "next: fill in what you know, and ask what is still missing\n  casedocs check %s\n  casedocs generate %s\n", dir, dir)
	return nil
}

// starter returns the files of a new case. The error may be that there is no
// such kind of case, or no starter for it.
func (a *app) starter(engine *generator.Engine, kind string) ([]*source.File, error) {
	schema, err := engine.Schema(kind)
	if err != nil {
		return nil, err
	}
	assets, err := a.assets()
	if err != nil {
		return nil, err
	}
	begun, _, err := assets.File("schemas/case/" + kind + ".starter.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no starter for %s: write schemas/case/%s.starter.yaml into the folder of --assets", kind, kind)
	}
	if err != nil {
		return nil, err
	}
	name := ".casedocs/" + kind + ".schema.json"
	modeline := "# yaml-language-server: $schema=" + name + "\n"
	files := []*source.File{
		source.NewFile("case.yaml", append([]byte(modeline), begun.Data()...)),
		source.NewFile(name, schema),
		source.NewFile(".vscode/extensions.json", indented(map[string]any{"recommendations": []string{"redhat.vscode-yaml"}})),
	}
	globs := map[string]string{"./" + name: "case.yaml"}
	for _, p := range partsOfCase {
		part := ".casedocs/" + kind + "." + p.name + ".schema.json"
		globs["./"+part] = p.glob
		files = append(files, source.NewFile(part, indented(map[string]string{
			"$schema": "https://json-schema.org/draft/2020-12/schema",
			"$ref":    kind + ".schema.json#" + p.pointer,
		})))
	}
	return append(files, source.NewFile(".vscode/settings.json", indented(editorSettings(globs)))), nil
}

// partsOfCase are the files that may stand beside case.yaml, and the place in
// the schema of the case that describes them.
var partsOfCase = []struct{ name, glob, pointer string }{
	{"reviews", "reviews/*.yaml", "/properties/reviews/items"},
	{"sign-offs", "sign-offs.yaml", "/properties/sign_offs"},
}

// editorSettings are those of Visual Studio Code with the extension
// redhat.vscode-yaml: which schema is for which file, by relative paths, and
// nothing sent anywhere.
func editorSettings(schemas map[string]string) map[string]any {
	return map[string]any{
		"redhat.telemetry.enabled": false,
		"yaml.completion":          true,
		"yaml.hover":               true,
		"yaml.schemaStore.enable":  false,
		"yaml.schemas":             schemas,
		"yaml.validate":            true,
	}
}

// indented returns JSON for a person to read; keys are in order.
func indented(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // maps of text always encode
	}
	return b.Bytes()
}
