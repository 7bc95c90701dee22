"""``compliance rules test``: the cases that stand beside rules."""

from __future__ import annotations

import click

from compliance.cli.output import phrase, write_out
from compliance.cli.shape import Command, door
from compliance.errors import EXIT_CLEAN, EXIT_FINDINGS


@click.command("test", cls=Command, help="cli.rules.test.help")
@click.argument("rulesets", nargs=-1)
def command(rulesets: tuple[str, ...]) -> int:
    from compliance.app.rule_tests import run_cases

    says = door()
    outcomes = run_cases(tuple(map(phrase, rulesets)), says.lang)
    failed = [outcome for outcome in outcomes if outcome.failures]
    for outcome in failed:
        write_out(says.text("cli.rules.test.failed", rule=outcome.rule, name=outcome.name) + "\n")
        write_out("".join(f"  {words}\n" for words in outcome.failures))
    write_out(says.text("cli.rules.test.counts", cases=len(outcomes), failed=len(failed)) + "\n")
    return EXIT_FINDINGS if failed else EXIT_CLEAN
