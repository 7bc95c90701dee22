"""Where a run begins and ends: language, errors in words, exit status."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from compliance import messages
from compliance.cli.commands import compliance
from compliance.cli.output import close_stdout
from compliance.cli.shape import Door, LazyGroup
from compliance.cli.values import unknown
from compliance.errors import EXIT_CLEAN, EXIT_FAILED, ComplianceError, ComplianceErrors

INTERRUPTED = 130  # as shells report a program that Ctrl-C ended


def run(argv: Sequence[str]) -> int:
    """Runs the command line ``argv`` and gives its exit status; nothing but text leaves through here."""
    _speak_utf8()
    _start_lightly()
    door = Door(debug="--debug" in argv)
    try:
        door = Door(asked=_language(argv, os.environ), debug=door.debug)
        status = compliance.main(list(argv), "compliance", standalone_mode=False, obj=door)
        return status if isinstance(status, int) else EXIT_CLEAN
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        close_stdout()
        return EXIT_FAILED
    except (KeyboardInterrupt, click.Abort):
        _say(door.text("cli.interrupted"))
        return INTERRUPTED
    except ComplianceError as error:
        return _refuse(error, door)
    except click.ClickException as error:
        return _say(_usage_words(error, door))
    except Exception as error:
        if door.debug:
            raise
        return _say(door.text("cli.bug", error=f"{type(error).__name__}: {error}".splitlines()[0]))


def _language(argv: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """The language asked for; an unknown one in the environment is refused, one in ``argv`` by its option."""
    asked = environ.get("COMPLIANCE_LANG") or None
    if asked is not None and asked not in messages.LANGUAGES:
        raise unknown("cli.unknown_value", asked, messages.LANGUAGES, option="COMPLIANCE_LANG")
    for word, following in pairwise([*argv, ""]):
        if word == "--lang" and following in messages.LANGUAGES:
            asked = following
        elif word.startswith("--lang=") and word.removeprefix("--lang=") in messages.LANGUAGES:
            asked = word.removeprefix("--lang=")
    return asked


def _refuse(error: ComplianceError, door: Door) -> int:
    from compliance.app.words import error_words

    if door.debug:
        import traceback

        traceback.print_exc()
    errors = error.errors if isinstance(error, ComplianceErrors) else (error,)
    for one in errors:
        _say(error_words(one, door.lang))
    return error.exit_status


def _usage_words(error: click.ClickException, door: Door) -> str:
    """Click's complaints in our words; what has none keeps click's."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        key = "cli.unknown_option_near" if near else "cli.unknown_option"
        return door.text(key, name=error.option_name, nearest=near)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = door.text(f"cli.metavar.{error.param.name}").strip("[].")
        return door.text("cli.missing_argument", name=name)
    if isinstance(error, click.BadOptionUsage):
        return door.text("cli.option_needs_value", name=error.option_name)
    if isinstance(error, click.UsageError) and error.ctx and isinstance(error.ctx.command, LazyGroup):
        return door.text("cli.missing_command", known=", ".join(error.ctx.command.table))
    return door.text("cli.usage_error", error=error.format_message())


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return EXIT_FAILED


def _start_lightly() -> None:
    """A run is short, builds much and drops little: garbage is looked for less often, plug-ins not at all."""
    gc.set_threshold(300_000, 50, 100)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
