package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator/batch"
)

// newPolicy is the folder that init policy writes into when it is given none.
const newPolicy = "new-policy"

// initPolicyFlags are those of the init policy command.
type initPolicyFlags struct {
	like string
	out  string
}

func (a *app) initPolicyCommand() *cobra.Command {
	var f initPolicyFlags
	c := &cobra.Command{
		Use:   "policy NAME [FOLDER] --like AUTHORITY",
		Short: "Begin the policy of an authority from that of another, with questions",
		Long: `Begin the policy of an authority in FOLDER, or in ./` + newPolicy + `, which is then a
folder for --assets: schemas/policy/NAME with the milestones, figures, roles and
rules of the authority that --like names, and a question in plain words beside
each, such as: By when must the first review be held? What is to be filled in
says so, and no source of the other authority is passed off as yours.

Examples stand beside it, so that casedocs test can try it at once. Nothing that
is there is written over.`,
		Example: `  casedocs init policy fernwick my-assets --like hull
  casedocs test fernwick --assets my-assets`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return errors.New("name the new policy, such as fernwick, and the folder for it")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := f.out
			switch {
			case len(args) == 2 && dir != "":
				return errors.New("name the folder once: as the second word, or with --out")
			case len(args) == 2:
				dir = args[1]
			case dir == "":
				dir = newPolicy
			}
			return a.initPolicy(args[0], f.like, dir)
		},
	}
	c.Flags().StringVar(&f.like, "like", "", "begin from the policy of this `AUTHORITY`")
	c.Flags().StringVar(&f.out, "out", "", "write below this `FOLDER` (default ./"+newPolicy+")")
	return c
}

func (a *app) initPolicy(name, like, dir string) error {
	engine, err := a.engine()
	if err != nil {
		return err
	}
	if like == "" {
		return errors.New("name the policy to begin from with --like: " + strings.Join(engine.Policies(), ", "))
	}
	day, err := a.asOf()
	if err != nil {
		return err
	}
	assets, err := a.assets()
	if err != nil {
		return err
	}
	files, err := engine.BeginPolicy(assets, name, like, day)
	if err != nil {
		return err
	}
	if _, err := batch.Put(dir, files, false); err != nil {
		return a.notPut(err, "name another folder")
	}
	for _, f := range files {
		fmt.Fprintln(a.out, filepath.Join(dir, filepath.FromSlash(f.Name())))
	}
	fmt.Fprintf(a.err, "next: answer the questions in these files, then try the policy, and read it in sentences\n  casedocs test %s --assets %s\n  casedocs explain --policy %s --assets %s\n", name, dir, name, dir)
	return nil
}
