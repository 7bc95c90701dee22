"""``compliance rules``: care for rulesets."""

from __future__ import annotations

from compliance.cli.shape import LazyGroup

COMMANDS = {
    "list": "compliance.cli.rules.list",
    "lint": "compliance.cli.rules.lint",
    "test": "compliance.cli.rules.test",
    "docs": "compliance.cli.rules.docs",
}

command = LazyGroup("rules", table=COMMANDS, help="cli.rules.help")
