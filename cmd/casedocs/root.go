package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"casedocs/generator"
	"casedocs/generator/catalog"
	"casedocs/generator/civil"
	"casedocs/generator/diag"
	"casedocs/schemas"
	"casedocs/templates"
)

// globalFlags are those that every command has.
type globalFlags struct {
	asOf       string
	assets     string
	fonts      string
	showValues bool
}

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "casedocs",
		Short: "Make the papers of supervision from case files",
		Long: `casedocs reads case files, says in plain words what is wrong or missing, and
makes the papers of a supervision order, or of the supervision of staff, as
tagged PDF and as workbooks.

It works without a network, writes only below the folder you name, and keeps
what it writes readable for you alone.`,
		Example: `  casedocs init supervision-order my-case
  casedocs check my-case`,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetVersionTemplate("casedocs {{.Version}}\n")
	f := root.PersistentFlags()
	f.StringVar(&a.flags.asOf, "as-of", "", "count this `DATE` as today, such as 2026-11-21")
	f.StringVar(&a.flags.assets, "assets", "", "lay this `FOLDER` of templates and schemas over the built-in ones")
	f.StringVar(&a.flags.fonts, "fonts", "", "set scripts that the built-in fonts lack in the fonts of this `FOLDER`")
	f.BoolVar(&a.flags.showValues, "show-values", false, "show values of the case in messages even when they do not go to a terminal")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.generateCommand(), a.checkCommand(), a.deadlinesCommand(), a.verifyCommand(), a.typesCommand(), a.exportCommand(), a.initCommand(), a.explainCommand(), a.testCommand(), a.schemaCommand(), a.versionCommand())
	return root
}

// noCommand refuses what was typed where a command should stand.
func noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("there is no command %q%s", args[0], nearOr(args[0], names, "casedocs help lists the commands"))
}

// nearOr offers the name that was probably meant, or else something to do.
func nearOr(name string, known []string, advice string) string {
	if near := diag.Closest(name, known); near != "" {
		return "; did you mean " + near + "?"
	}
	return "; " + advice
}

// somePath wants at least one place to look for cases.
func somePath(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("name a case file, a folder of cases, or - for standard input")
	}
	return nil
}

// flagError says in plain words which flag is not there, or has a value that it
// cannot have.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return noFlag(c, unknown)
	}
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	f := invalid.GetFlag()
	what := map[string]string{"int": "a whole number", "bool": "true or false"}[f.Value.Type()]
	if what == "" {
		what = "what it wants"
	}
	return fmt.Errorf("--%s: %q is not %s", f.Name, invalid.GetValue(), what)
}

func noFlag(c *cobra.Command, unknown *pflag.NotExistError) error {
	name := unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		return fmt.Errorf("there is no -%s; casedocs help %s lists what there is", name, c.Name())
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return fmt.Errorf("there is no --%s%s", name, nearOr("--"+name, names, "casedocs help "+c.Name()+" lists what there is"))
}

// The names of the layers of assets.
const (
	builtInLayer = "built-in"
	assetsLayer  = "assets"
)

// builtIn returns the layer of the assets that the program carries.
func builtIn() catalog.Layer {
	return catalog.Layer{Name: builtInLayer, FS: catalog.Union{"templates": templates.Files, "schemas": schemas.Files}}
}

// assets returns the catalog that the flags ask for. It is read once.
func (a *app) assets() (*catalog.Catalog, error) {
	if a.catalog != nil {
		return a.catalog, nil
	}
	layers, err := a.layers()
	if err != nil {
		return nil, err
	}
	fonts, err := a.fonts()
	if err != nil {
		return nil, err
	}
	a.catalog = catalog.New(layers...)
	a.catalog.AddFonts(fonts)
	return a.catalog, nil
}

func (a *app) layers() ([]catalog.Layer, error) {
	dir := a.flags.assets
	if dir == "" {
		return []catalog.Layer{builtIn()}, nil
	}
	if err := isFolder("assets", dir); err != nil {
		return nil, err
	}
	if err := hasAssets(dir); err != nil {
		return nil, err
	}
	return []catalog.Layer{{Name: assetsLayer, FS: os.DirFS(dir)}, builtIn()}, nil
}

// hasAssets refuses a folder in which nothing would ever be looked for: papers
// would be made as if it had not been named.
func hasAssets(dir string) error {
	for _, root := range []string{"templates", "schemas"} {
		if _, err := os.Stat(filepath.Join(dir, root)); err == nil {
			return nil
		}
	}
	return fmt.Errorf("--assets: %s has neither a folder templates nor a folder schemas, so nothing in it would be used; name the folder that export wrote", dir)
}

// listAssets returns what the manifest says that papers are made with.
func (a *app) listAssets() ([]generator.Asset, error) {
	assets, err := a.assets()
	if err != nil {
		return nil, err
	}
	return generator.Assets(assets)
}

// note tells a person something that is no finding and no error.
func (a *app) note(text string) { fmt.Fprintln(a.err, "note:", text) }

// open returns what every command that reads cases begins with: the day that
// counts as today and the assets, which must have the document types named.
func (a *app) open(documents []string) (civil.Date, *generator.Engine, error) {
	asOf, err := a.asOf()
	if err != nil {
		return asOf, nil, err
	}
	engine, err := a.engine()
	if err != nil {
		return asOf, nil, err
	}
	return asOf, engine, oneOf("document", documents, engine.Types())
}

// writeJSON prints the one object of --json.
func (a *app) writeJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// engine opens the assets and tells what is wrong with them.
func (a *app) engine() (*generator.Engine, error) {
	assets, err := a.assets()
	if err != nil {
		return nil, err
	}
	e, found, err := generator.Open(assets, version)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		if err := a.writeAssetFindings(a.err, found); err != nil {
			return nil, err
		}
	}
	if found.Blocks() == diag.Write {
		return nil, exitCode(exitFindings)
	}
	return e, nil
}

// asOf returns the day that counts as today.
func (a *app) asOf() (civil.Date, error) {
	if a.flags.asOf == "" {
		return a.today()
	}
	d, err := civil.Parse(a.flags.asOf)
	if err != nil {
		return d, fmt.Errorf("--as-of: %w", err)
	}
	return d, nil
}

// writeFindings writes findings for a person to out or to err. Values of the
// case are shown where that one is a terminal, and elsewhere only when they are
// asked for: a file of findings gets passed on.
func (a *app) writeFindings(w io.Writer, found diag.List) error {
	return a.writeText(w, found, a.isTerminal(w) || a.flags.showValues)
}

// writeAssetFindings writes findings about templates, policies and the like.
// These hold nothing of any case, so their lines are always shown.
func (a *app) writeAssetFindings(w io.Writer, found diag.List) error {
	return a.writeText(w, found, true)
}

func (a *app) writeText(w io.Writer, found diag.List, values bool) error {
	return found.WriteText(w, diag.TextOptions{ShowValues: values, Colour: a.isTerminal(w) && a.colour, Alike: 20})
}

// isTerminal reports whether a person reads what is written to out or to err.
func (a *app) isTerminal(w io.Writer) bool {
	if w == a.out {
		return a.outTerminal
	}
	return a.errTerminal
}

// oneOf refuses names that are not in a list.
func oneOf(flag string, names, known []string) error {
	for _, n := range names {
		if !slices.Contains(known, n) {
			return fmt.Errorf("--%s: there is no %q; write one of: %s", flag, n, strings.Join(known, ", "))
		}
	}
	return nil
}
