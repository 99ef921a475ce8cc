package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"casedocs/generator/batch"
)

// verifyFlags are those of the verify command.
type verifyFlags struct {
	json   bool
	strict bool
}

func (a *app) verifyCommand() *cobra.Command {
	var f verifyFlags
	c := &cobra.Command{
		Use:   "verify FOLDER",
		Short: "Compare the files of an output folder with its manifest",
		Long: `Compare every file of a folder that generate wrote with manifest.json, the list
that stands in it: is each file there, and is each byte as it was written?

It ends with 0 when all is well, and with 6 when a file is missing or changed, a
case was not reached, or the manifest itself is missing or changed. Files that
the manifest does not list, files of earlier runs and cases that were refused
are told, and count only with --strict.

This finds accidents: a copy that broke off, a file that somebody saved over, a
disk that fails. It does not find a forger, who can write a new manifest too.`,
		Example: "  casedocs verify out",
		Args:    oneFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.verify(args[0], f)
		},
	}
	c.Flags().BoolVar(&f.json, "json", false, "print one JSON object")
	c.Flags().BoolVar(&f.strict, "strict", false, "end with 6 for whatever is told")
	return c
}

// oneFolder wants the name of one folder.
func oneFolder(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return errors.New("name one folder")
	}
	return nil
}

// verifyReport is the JSON form of what verify found.
type verifyReport struct {
	SchemaVersion int             `json:"schema_version"`
	Good          bool            `json:"good"`
	Cases         int             `json:"cases"`
	Files         int             `json:"files"`
	Problems      []batch.Problem `json:"problems"`
}

func (a *app) verify(dir string, f verifyFlags) error {
	v, err := batch.Verify(dir)
	if err != nil {
		return err
	}
	r := verifyReport{SchemaVersion: 1, Good: true, Cases: v.Cases, Files: v.Files, Problems: append([]batch.Problem{}, v.Problems...)}
	for _, p := range v.Problems {
		r.Good = r.Good && p.Kind.Harmless() && !f.strict
	}
	if f.json {
		err = a.writeJSON(r)
	} else {
		a.tellProblems(r)
	}
	if err == nil && !r.Good {
		return exitCode(exitIncomplete)
	}
	return err
}

func (a *app) tellProblems(r verifyReport) {
	for _, p := range r.Problems {
		fmt.Fprintf(a.out, "%s: %s: %s\n", p.Kind, p.File, p.Message)
	}
	verdict := "every file is there and as it was written"
	if !r.Good {
		verdict = "not everything is as it was written; make the papers of these cases again, or ask who changed the folder"
	}
	fmt.Fprintf(a.err, "%s, %s: %s\n", count(r.Cases, "case"), count(r.Files, "file"), verdict)
}
