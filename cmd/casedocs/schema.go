package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema KIND",
		Short: "Print the JSON Schema of a kind of case, for editors",
		Long: `Print the JSON Schema (2020-12) of a kind of case. An editor that reads it
completes field names and underlines mistakes while you type.`,
		Example: "  casedocs schema supervision-order > supervision-order.schema.json",
		Args:    oneKind,
		RunE: func(_ *cobra.Command, args []string) error {
			engine, err := a.engine()
			if err != nil {
				return err
			}
			data, err := engine.Schema(args[0])
			if err != nil {
				return err
			}
			_, err = a.out.Write(data)
			return err
		},
	}
}

// oneKind wants the name of one kind of case.
func oneKind(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return errors.New("name one kind of case, such as supervision-order")
	}
	return nil
}
