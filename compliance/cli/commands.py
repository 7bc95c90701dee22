"""The table of commands: name and module, in the order the help shows them; modules load when used."""

from __future__ import annotations

from compliance.cli.shape import LazyGroup

COMMANDS = {
    "check": "compliance.cli.check",
    "read": "compliance.cli.read",
    "parse": "compliance.cli.parse",
    "compare": "compliance.cli.compare",
    "graph": "compliance.cli.graph",
    "explain": "compliance.cli.explain",
    "rules": "compliance.cli.rules",
    "init": "compliance.cli.init",
    "schema": "compliance.cli.schema",
}

compliance = LazyGroup("compliance", table=COMMANDS, help="cli.compliance.help")
