"""Messages of rules: sandboxed templates whose placeholders are checked when the ruleset is loaded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from compliance import messages
from compliance.model.dates import PartialDate
from compliance.model.quantity import Quantity
from compliance.rules.expression.checking import nearest
from compliance.rules.expression.parsing import ExpressionError
from compliance.rules.expression.scope import Scope, read
from compliance.rules.expression.types import Environment, RecordType, Type
from compliance.rules.expression.values import Absent, Term, Truth, Unknown
from compliance.rules.views import PlanView, TargetView, in_one
from compliance.vietnamese import behind_words, fold, says_all

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

BLANK = "…"
"""What stands for a value that is not there: a blank to fill in, as in a form."""
_PATH = r"([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)"
_PLACEHOLDER = re.compile(rf"\{{\{{\s*{_PATH}\s*\}}\}}")
_CONDITION = re.compile(rf"\{{%\s*if\s+{_PATH}\s*%\}}((?:(?!\{{%).)*)\{{%\s*endif\s*%\}}", re.DOTALL)
# From so many words on a target is a sentence, not a figure.
_SENTENCE = 6
_BEHIND_WORD = re.compile(r"\w\s+$")
FILTERS = ("capitalize", "lower", "upper", "trim")


def check_template(words: str, environment: Environment) -> list[ExpressionError]:
    """What is wrong with a template: its syntax, unknown names and fields, anything but names and ``if``."""
    # Of a condition the same must be known as of a placeholder.
    plain = _plain(_without_conditions(words, lambda found: f"{{{{ {found[1]} }}}}{found[2]}"))
    if plain is not None:
        return _unknown_names(plain, environment, words)
    from jinja2 import TemplateSyntaxError
    from jinja2 import nodes as parts

    try:
        parsed = _sandbox().parse(words)
    except TemplateSyntaxError as error:
        return [ExpressionError("rules.template_syntax", 0, problem=error.message or "")]
    allowed = (
        parts.Output,
        parts.TemplateData,
        parts.Getattr,
        parts.Name,
        parts.If,
        parts.CondExpr,
        parts.Not,
        parts.Filter,
        parts.Const,
    )
    errors = [
        ExpressionError("rules.template_too_much", 0, found=type(node).__name__.lower())
        for node in parsed.find_all(parts.Node)
        if not isinstance(node, allowed) or (isinstance(node, parts.Filter) and node.name not in FILTERS)
    ]
    inner = {id(node.node) for node in parsed.find_all(parts.Getattr)}
    for node in parsed.find_all((parts.Name, parts.Getattr)):
        if id(node) not in inner:
            _type_of(node, environment, words, errors)
    return errors


def render(words: str, scope: Scope, environment: Environment, lang: str) -> str:
    """The words of a template for one subject; a target prints its words, a unit its name."""
    plain = _plain(words)
    if plain is not None:
        return " ".join(_spoken(plain, scope, environment, lang).split())

    def read_at(path: Sequence[str]) -> Shown:
        return _read(path, scope, environment, lang)

    plain = _plain(_without_conditions(words, lambda found: found[2] if read_at(found[1].split(".")) else ""))
    if plain is not None:
        said = (part if isinstance(part, str) else str(read_at(part)) for part in plain)
        return " ".join("".join(said).split())
    template, names = _compiled(words)
    values = {name: Shown(scope.value(name), environment.names[name], environment, lang) for name in names}
    return " ".join(template.render(values).split())


def show(value: Any, lang: str) -> str:
    """A value as people read it."""
    if isinstance(value, Absent | Unknown):
        return BLANK
    if isinstance(value, Term):
        return messages.text(value.key, lang)
    if isinstance(value, PlanView):
        return value.plan.title or value.plan.unit_name
    if isinstance(value, TargetView):
        return str(value).strip().rstrip(".;")
    if isinstance(value, Quantity) and value.unit is None:
        return f"{value.value.normalize():f}".replace(".", ",")
    if isinstance(value, Truth):
        return messages.text("findings.yes" if value.holds else "findings.no", lang)
    if isinstance(value, list):
        shown: dict[str, str] = {}
        for words in (show(item, lang) for item in value):
            shown.setdefault(fold(words), words)
        plain = all(isinstance(item, str) for item in value)
        return (", ".join(shown.values()) if plain else in_one(shown.values())) or BLANK
    if isinstance(value, dt.date | PartialDate):
        return _date(value)
    return (str(value).strip().rstrip(".;:") if value is not None else "") or BLANK


class Shown:
    """A value inside a template: its fields by name, its words as text."""

    __slots__ = ("_environment", "_lang", "_type", "_value")

    def __init__(self, value: Any, type_: Type, environment: Environment, lang: str) -> None:
        self._value, self._type, self._environment, self._lang = value, type_, environment, lang

    def __getattr__(self, name: str) -> Shown:
        if name.startswith("_") or not isinstance(self._type, RecordType):
            raise AttributeError(name)
        spec = self._environment.records[self._type.name][name]
        value = self._value if isinstance(self._value, Absent | Unknown) else read(spec, self._value)
        return Shown(value, spec.type, self._environment, self._lang)

    def __bool__(self) -> bool:
        if isinstance(self._value, Truth):
            return self._value.holds
        return not isinstance(self._value, Absent | Unknown) and self._value != []

    def __str__(self) -> str:
        return show(self._value, self._lang)


def _without_conditions(words: str, instead: Callable[[re.Match[str]], str]) -> str:
    """``words`` with what stands ``instead`` of each condition and its text, the innermost first."""
    found = 1
    while found:
        words, found = _CONDITION.subn(instead, words)
    return words


@cache
def _plain(words: str) -> tuple[str | tuple[str, ...], ...] | None:
    """A template of texts and names with fields alone, in parts; None where Jinja has to read it."""
    texts = _PLACEHOLDER.split(words)
    if any(mark in text for text in texts[::2] for mark in ("{{", "}}", "{%", "{#")):
        return None
    return tuple(tuple(part.split(".")) if index % 2 else part for index, part in enumerate(texts))


def _spoken(
    parts: tuple[str | tuple[str, ...], ...], scope: Scope, environment: Environment, lang: str
) -> str:
    """The parts of a template as text: a target that is a sentence is quoted, its title not said twice."""
    said = ""
    title = ""
    for part in parts:
        if isinstance(part, str):
            said += part
            continue
        words = str(_read(part, scope, environment, lang))
        if len(part) == 1 and isinstance(scope.value(part[0]), TargetView):
            said, words = _beside_title(said, title, words)
        said += words
        title = words if part[-1] == "title" else title
    return said


def _beside_title(said: str, title: str, words: str) -> tuple[str, str]:
    """A target after what was ``said``: its title is not said twice, a sentence stands in quotation marks."""
    if title and said.endswith(f"{title}: ") and says_all(words, title):
        said = said.removesuffix(f"{title}: ")
    elif title and said.endswith(": ") and fold(title) == fold(words):
        return said.removesuffix(": "), ""
    if said.count("“") > said.count("”"):
        return said, words
    return said, spoken(words, behind=_BEHIND_WORD.search(said) is not None)


def spoken(words: str, *, behind: bool) -> str:
    """The words of a target within a sentence, ``behind`` a word or not: a figure as it is said there, a
    sentence in quotation marks."""
    if len(words.split()) >= _SENTENCE:
        return f"“{words}”"
    return behind_words(words) if behind else words


def _read(path: Sequence[str], scope: Scope, environment: Environment, lang: str) -> Shown:
    shown = Shown(scope.value(path[0]), environment.names[path[0]], environment, lang)
    for name in path[1:]:
        shown = getattr(shown, name)
    return shown


def _unknown_names(
    plain: tuple[str | tuple[str, ...], ...], environment: Environment, words: str
) -> list[ExpressionError]:
    errors: list[ExpressionError] = []
    for path in plain:
        if isinstance(path, tuple):
            found: Type | None = _named(path[0], None, environment, words, errors)
            for name in path[1:]:
                found = _named(name, found, environment, words, errors) if found is not None else None
    return errors


def _named(
    name: str, of: Type | None, environment: Environment, words: str, errors: list[ExpressionError]
) -> Type | None:
    """The type of a name, or of a field of ``of``; an unknown one is told."""
    known: Mapping[str, Any] = environment.names
    found = environment.names.get(name) if of is None else None
    if of is not None:
        found = environment.field_type(of, name) if isinstance(of, RecordType) else None
        known = environment.records.get(of.name, {}) if isinstance(of, RecordType) else {}
    if found is None:
        near = nearest(name, known)
        code = "rules.unknown_placeholder_near" if near else "rules.unknown_placeholder"
        errors.append(
            ExpressionError(
                code, max(words.find(name), 0), name=name, near=near or "", known=", ".join(sorted(known))
            )
        )
    return found


def _type_of(node: Any, environment: Environment, words: str, errors: list[ExpressionError]) -> Type | None:
    """The type of a placeholder that Jinja read; an unknown name is told."""
    if not hasattr(node, "attr"):
        return _named(node.name, None, environment, words, errors)
    of = _type_of(node.node, environment, words, errors)
    return _named(node.attr, of, environment, words, errors) if of is not None else None


@cache
def _sandbox() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@cache
def _compiled(words: str) -> tuple[Template, tuple[str, ...]]:
    from jinja2 import meta

    names = meta.find_undeclared_variables(_sandbox().parse(words))
    return _sandbox().from_string(words), tuple(sorted(names))


def _date(value: dt.date | PartialDate) -> str:
    partial = value if isinstance(value, PartialDate) else PartialDate(value.year, value.month, value.day)
    parts = [f"{part:02d}" for part in (partial.day, partial.month) if part is not None]
    return "/".join([*parts, str(partial.year)])
