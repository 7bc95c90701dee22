"""How our commands differ from click's own: words from the message catalogue, lazy loading, our errors."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from compliance import __version__, messages
from compliance.cli.values import OneOf, unknown
from compliance.errors import EXIT_FAILED, ComplianceError
from compliance.records import record


@record
class Door:
    """What every command knows: the language asked for (None: not said) and whether to show tracebacks."""

    asked: str | None = None
    debug: bool = False

    @property
    def lang(self) -> str:
        return self.asked or messages.DEFAULT_LANGUAGE

    def text(self, key: str, **params: Any) -> str:
        return messages.text(key, self.lang, **params)


def door(context: click.Context | None = None) -> Door:
    """The door of the running command."""
    found = (context or click.get_current_context()).find_object(Door)
    return found if found is not None else Door()


class Words(click.Option):
    """An option whose help is a key of the message catalogue, with ``says`` for its placeholders."""

    def __init__(self, *args: Any, says: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.says = says or {}

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """What stands for the value: ``metavar`` names words of the catalogue."""
        if self.metavar is None:
            return super().make_metavar(ctx) if ctx is not None else super().make_metavar()  # type: ignore[call-arg]
        return door(ctx).text(f"cli.value.{self.metavar}")

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or self.help is None:
            return record
        return record[0], door(ctx).text(self.help, **self.says)


class _Shaped(click.Command):
    """What commands and groups share: usage, options and help in the language of the door."""

    says: Mapping[str, str] = {}

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=door(ctx).text("cli.usage") + " ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        says = door(ctx)
        pieces = [says.text("cli.options_metavar")]
        for param in self.get_params(ctx):
            if isinstance(param, click.Argument):
                pieces.append(says.text(f"cli.metavar.{param.name}"))
        return pieces

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(door(ctx).text(self.help, **self.says))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(door(ctx).text("cli.options").rstrip(":")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return Words(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help="cli.option.help",
            callback=_show_help,
        )


class Command(_Shaped):
    """A command that takes no unknown arguments and knows ``--lang`` and ``--debug``."""

    def __init__(self, *args: Any, says: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.says = says or {}
        self.params += [
            Words(["--lang"], type=OneOf(messages.LANGUAGES), expose_value=False, help="cli.option.lang"),
            Words(["--debug"], is_flag=True, expose_value=False, help="cli.option.debug"),
        ]
        self.context_settings = {**self.context_settings, "allow_extra_args": True}

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.args:
            raise ComplianceError("cli.unexpected_arguments", arguments=" ".join(map(str, ctx.args)))
        return super().invoke(ctx)


class LazyGroup(_Shaped, click.Group):
    """A group whose commands are modules in a table; a module is imported when its command is called."""

    def __init__(self, name: str, *, table: Mapping[str, str], help: str) -> None:
        super().__init__(name, help=help, no_args_is_help=False)
        self.table = table
        self.params += [
            Words(["--lang"], type=OneOf(messages.LANGUAGES), expose_value=False, help="cli.option.lang"),
            Words(["--debug"], is_flag=True, expose_value=False, help="cli.option.debug"),
        ]
        if name == "compliance":
            self.params.append(_version_option())

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        found = importlib.import_module(self.table[cmd_name]).command
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.table:
            raise unknown("cli.unknown_command", args[0], tuple(self.table))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            click.echo(self.get_help(ctx), err=True)
            ctx.exit(EXIT_FAILED)
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [door(ctx).text("cli.command_metavar"), *super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        says = door(ctx)
        path = ".".join(ctx.command_path.split()[1:])
        rows = [
            (name, says.text(".".join(filter(None, ("cli", path, name, "short"))))) for name in self.table
        ]
        with formatter.section(says.text("cli.commands")):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def _version_option() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(f"compliance {__version__}")
            ctx.exit()

    return Words(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help="cli.option.version",
        callback=show,
    )
