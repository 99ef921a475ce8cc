package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casedocs/generator"
)

// explainFlags are those of the explain command.
type explainFlags struct {
	policy   string
	language bool
	format   string
}

func (a *app) explainCommand() *cobra.Command {
	var f explainFlags
	c := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Say in plain sentences what a rule, or a whole policy, asks for",
		Long: `Say in plain sentences what a rule asks for: of what and when it is asked, by
which day it is due and who sees to it, what shows that it is done, what it means
that it fails, where it comes from and where it is written. RULE is the id that
findings carry, such as CAM-08. With --policy it is said as it counts under that
authority; without, under each that has it.

With --policy and no RULE the whole policy is said, layer by layer: what is law,
what is common practice, and what is this authority's own. It ends with lines for
the name, the role and the day of whoever answers for it.

With --language it is told what the expressions of rules can name.`,
		Example: `  casedocs explain CAM-08
  casedocs explain --policy hull --format md > hull.md`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f := f
			if f.format != "text" && !c.Flags().Changed("policy") {
				return errors.New("--format is for a whole policy: name it with --policy")
			}
			return a.explain(args, f)
		},
	}
	c.Flags().StringVar(&f.policy, "policy", "", "say it as it counts under the policy of this `NAME`; without a rule, all of it")
	c.Flags().BoolVar(&f.language, "language", false, "tell what expressions of rules can name")
	c.Flags().StringVar(&f.format, "format", "text", "of a whole policy: `text` or md")
	return c
}

func (a *app) explain(args []string, f explainFlags) error {
	switch {
	case f.language && (len(args) > 0 || f.policy != ""):
		return errors.New("--language stands alone")
	case len(args) == 0 && f.policy == "" && !f.language:
		return errors.New("name a rule, such as CAM-08, or --policy and the name of a policy")
	case len(args) > 0 && f.format != "text":
		return errors.New("--format is for a whole policy: leave the rule away")
	}
	if err := oneOf("format", []string{f.format}, []string{"text", "md"}); err != nil {
		return err
	}
	engine, err := a.engine()
	if err != nil {
		return err
	}
	switch {
	case f.language:
		return a.explainLanguage(engine)
	case len(args) > 0:
		return a.explainRule(engine, args[0], f.policy)
	}
	return a.explainPolicy(engine, f)
}

func (a *app) explainRule(engine *generator.Engine, id, policy string) error {
	if policy != "" {
		if err := oneOf("policy", []string{policy}, engine.Policies()); err != nil {
			return err
		}
	}
	found := engine.Explain(id, policy)
	if found == nil {
		return noRule(engine, id, policy)
	}
	w := &prose{out: a.out}
	for i, x := range found {
		if i > 0 {
			w.blank()
		}
		w.rule(x, policy == "")
	}
	return nil
}

// noRule says that there is no such rule, and which was probably meant.
func noRule(engine *generator.Engine, id, policy string) error {
	where := ""
	if policy != "" {
		where = " under the policy " + policy
		if engine.Explain(id, "") != nil {
			return fmt.Errorf("there is no rule %q%s; casedocs explain %s says who has it", id, where, id)
		}
	}
	return fmt.Errorf("there is no rule %q%s%s", id, where,
		nearOr(strings.ToUpper(id), engine.RuleIDs(policy), "casedocs explain --policy NAME lists what an authority asks for"))
}

// rule writes one explanation.
func (w *prose) rule(x generator.Explained, all bool) {
	w.line(x.ID + ": " + x.Title)
	w.blank()
	for _, p := range x.Says {
		w.text(p, 0)
	}
	for _, u := range x.Under {
		if !all {
			for _, p := range u.Says {
				w.text(p, 0)
			}
			continue
		}
		w.text("Asked under: "+strings.Join(u.Policies, ", ")+".", 0)
		for _, p := range u.Says {
			w.text(p, 2)
		}
	}
	for _, remark := range []struct{ name, words string }{{"Read as", x.Reading}, {"Note", x.Note}} {
		if remark.words != "" {
			w.text(remark.name+": "+strings.TrimSuffix(remark.words, ".")+".", 0)
		}
	}
	if len(x.Written) > 0 {
		w.blank()
		w.text("As it is written:", 0)
		for _, line := range x.Written {
			w.text(line, 2)
		}
	}
	if x.Source != "" {
		w.blank()
		w.text("Source: "+x.Source, 0)
	}
	if !x.Span.IsZero() {
		w.line(fmt.Sprintf("Written in: %s:%d", x.Span.Name(), x.Span.Pos().Line))
	}
}

func (a *app) explainPolicy(engine *generator.Engine, f explainFlags) error {
	part, there := engine.PolicyInSentences(f.policy)
	if !there {
		return fmt.Errorf("--policy: there is no policy %q%s", f.policy, nearOr(f.policy, engine.Policies(), "write one of: "+strings.Join(engine.Policies(), ", ")))
	}
	w := &prose{out: a.out, markdown: f.format == "md"}
	w.policy(part)
	return nil
}

func (a *app) explainLanguage(engine *generator.Engine) error {
	w := &prose{out: a.out}
	w.text("Expressions of rules are written in CEL, the Common Expression Language. They name the fields of the case, "+
		"beginning with those at its top, and fields below them behind a dot; casedocs schema KIND lists all. "+
		"A value that is not recorded makes a rule undecided and never failed: has(field) asks whether it is there. "+
		"A list that is not recorded is an empty one.", 0)
	for _, c := range engine.Language() {
		if len(c.Words) == 0 {
			continue
		}
		w.blank()
		w.line(c.Title)
		for _, word := range c.Words {
			says := []string{word.Says}
			if word.Example != "" {
				says = append(says, "as in "+word.Example)
			}
			w.term(word.Name, says...)
		}
	}
	return nil
}
