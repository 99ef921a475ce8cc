package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator/batch"
	"casedocs/generator/catalog"
	"casedocs/generator/source"
)

// exportFlags are those of the export command.
type exportFlags struct {
	documents []string
	force     bool
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export FOLDER",
		Short: "Write the built-in templates and schemas out, as a start for --assets",
		Long: `Write the built-in assets into a folder: templates/ with the types of document
and the page styles, and schemas/ with the forms of cases, the policies of
authorities and the bank holidays.

Change what you need and name the folder with --assets; what you do not change,
delete, and the built-in file is used. A copied folder below templates/ under a
new name is a new type of document.`,
		Example: `  casedocs export my-assets --document support-plan
  casedocs test --assets my-assets`,
		Args: oneFolder,
		RunE: func(_ *cobra.Command, args []string) error { return a.export(args[0], f) },
	}
	c.Flags().StringSliceVar(&f.documents, "document", nil, "write out only the folders of these document `TYPES`")
	c.Flags().BoolVar(&f.force, "force", false, "write over files that differ")
	return c
}

func (a *app) export(dir string, f exportFlags) error {
	if a.flags.assets != "" {
		return errors.New("export writes the built-in assets out: leave --assets away")
	}
	engine, err := a.engine()
	if err != nil {
		return err
	}
	if err := oneOf("document", f.documents, engine.Types()); err != nil {
		return err
	}
	files, err := builtInAssets(f.documents)
	if err != nil {
		return err
	}
	n, err := batch.Put(dir, files, f.force)
	if err != nil {
		return a.notPut(err, "--force writes over them")
	}
	fmt.Fprintf(a.out, "%s written below %s, %d there already\n", count(n, "file"), dir, len(files)-n)
	fmt.Fprintf(a.err, "next: change what you need and delete the rest, then try\n  casedocs test --assets %s\n  casedocs generate CASE --assets %s\n", dir, dir)
	return nil
}

// notPut says why files could not be put into a folder.
func (a *app) notPut(err error, hint string) error {
	if errors.Is(err, batch.ErrInTheWay) {
		err = fmt.Errorf("nothing was written; %w; %s", err, hint)
	}
	fmt.Fprintf(a.err, "casedocs: %v\n", err)
	return exitCode(exitWrite)
}

// builtInAssets returns the files that the program carries, or those of some
// types of document alone.
func builtInAssets(types []string) ([]*source.File, error) {
	assets := catalog.New(builtIn())
	all, err := assets.All()
	if err != nil {
		return nil, err
	}
	var files []*source.File
	for _, e := range all {
		if !belongs(e.Name, types) {
			continue
		}
		f, _, err := assets.File(e.Name)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

func belongs(name string, types []string) bool {
	for _, t := range types {
		if strings.HasPrefix(name, "templates/"+t+"/") {
			return true
		}
	}
	return len(types) == 0
}
