package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// version is the version of the program. It stands in the metadata of every
// paper, so the same version makes the same bytes.
const version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.out, "casedocs", version)
			return err
		},
	}
}
