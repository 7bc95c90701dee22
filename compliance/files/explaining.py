"""From pydantic's errors to ours: the place in the file, what was expected, an example, the nearest name."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import Enum
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from compliance import messages
from compliance.errors import ComplianceError
from compliance.yamlmarks import Mapping, Node, Scalar, find, quoted
from compliance.yamlmarks import Sequence as List

_KINDS = {
    "int_parsing": "integer",
    "int_type": "integer",
    "int_from_float": "integer",
    "float_parsing": "number",
    "decimal_parsing": "number",
    "decimal_type": "number",
    "bool_parsing": "yes_no",
    "bool_type": "yes_no",
    "string_type": "text",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "date_from_datetime_parsing": "date",
    "date_parsing": "date",
    "date_type": "date",
}
_FORMS = frozenset({"string_pattern_mismatch", "string_too_long", "too_short", "too_long"})
_LIMITS = {
    "greater_than_equal": ("too_small", "ge"),
    "greater_than": ("too_small", "gt"),
    "less_than_equal": ("too_great", "le"),
    "less_than": ("too_great", "lt"),
}


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that ``name`` was most likely meant to be."""
    folded = {item.casefold(): item for item in known}
    close = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def explain(error: ValidationError, root: Node, model: type[BaseModel]) -> tuple[ComplianceError, ...]:
    """Every error of ``error`` once."""
    told: dict[tuple[Any, str, str], ComplianceError] = {}
    for item in error.errors(include_url=False):
        one = _one(item, root, model)
        told.setdefault((one.place, one.code, str(one.params.get("key", ""))), one)
    return tuple(told.values())


def _one(item: Any, root: Node, model: type[BaseModel]) -> ComplianceError:
    path = tuple(item["loc"])
    node, kind, context = find(root, path), item["type"], item.get("ctx", {})
    field = _field(model, path)
    if context.get("code") == "files.bad_text" and not isinstance(node, Scalar) and node.flow:
        return _taken_for_flow(_last_key(path, root), node)
    if "code" in context and messages.has(str(context["code"])):
        return ComplianceError(
            context["code"], place=node.place, **{k: v for k, v in context.items() if k != "code"}
        )
    if kind == "extra_forbidden":
        return _unknown_key(path, root, model)
    if kind == "missing":
        name = _written(_model_at(model, path[:-1]), str(path[-1]))
        return ComplianceError(
            "files.missing_key", place=node.place, key=name, example=f"{name}: {_example(field)}"
        )
    if kind in {"literal_error", "enum"}:
        return _not_one_of(node, field, context)
    if kind == "string_too_short":
        return ComplianceError(
            "files.blank", place=node.place, key=_last_key(path, root), example=_example(field)
        )
    if kind in _FORMS:
        key = _last_key(path, root)
        return ComplianceError(
            "files.bad_form", place=node.place, key=key, found=_shown(node), example=_example(field)
        )
    if kind in _LIMITS:
        limit = next((context[name] for name in _LIMITS[kind] if name in context), "")
        return ComplianceError(
            f"files.{_LIMITS[kind][0]}", place=node.place, found=_shown(node), limit=str(limit)
        )
    if kind in _KINDS:
        return _wrong_type(path, root, _KINDS[kind], field)
    return ComplianceError("files.not_valid", place=node.place, found=_shown(node), problem=item["msg"])


def _unknown_key(path: Sequence[str | int], root: Node, model: type[BaseModel]) -> ComplianceError:
    key, parent = str(path[-1]), find(root, path[:-1])
    owner = _model_at(model, path[:-1])
    known = [_written(owner, name) for name in owner.model_fields] if owner else []
    written = parent.key(key) if isinstance(parent, Mapping) else None
    place = written.place if written is not None else parent.place
    near = nearest(key, known)
    if near is not None:
        return ComplianceError(
            "files.unknown_key_near", place=place, key=key, near=near, known=", ".join(known)
        )
    return ComplianceError("files.unknown_key", place=place, key=key, known=", ".join(known))


def _not_one_of(node: Node, field: FieldInfo | None, context: Any) -> ComplianceError:
    known = _choices(field.annotation) if field is not None else []
    shown = ", ".join(known) or str(context.get("expected", ""))
    near = nearest(node.text, known) if isinstance(node, Scalar) else None
    if near is not None:
        return ComplianceError(
            "files.not_one_of_near", place=node.place, found=_shown(node), near=near, known=shown
        )
    return ComplianceError("files.not_one_of", place=node.place, found=_shown(node), known=shown)


def _wrong_type(path: Sequence[str | int], root: Node, kind: str, field: FieldInfo | None) -> ComplianceError:
    node = find(root, path)
    key = _last_key(path, root)
    if kind == "text" and isinstance(node, List | Mapping) and node.flow:
        return _taken_for_flow(key, node)
    return ComplianceError(
        f"files.expected_{kind}",
        place=node.place,
        key=key,
        found=_shown(node),
        example=f"{key}: {_example(field)}",
    )


def _taken_for_flow(key: str, node: List | Mapping) -> ComplianceError:
    """A text that begins with a bracket or brace, which YAML took for a list or a mapping."""
    source = node.source[node.start : node.end]
    corrected = f"{key}: {quoted(source)}"
    return ComplianceError("yaml.leading_sign", place=node.place, sign=source[:1], corrected=corrected)


def _last_key(path: Sequence[str | int], root: Node) -> str:
    """The last step of ``path`` that is a key of the file (others name branches of a union)."""
    for index in range(len(path) - 1, -1, -1):
        above = find(root, path[:index])
        if isinstance(above, Mapping) and above.key(str(path[index])) is not None:
            return str(path[index])
    return ""


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text if len(node.text) <= 60 else node.text[:59] + "…"
    return "[…]" if isinstance(node, List) else "{…}"


def _example(field: FieldInfo | None) -> str:
    if field is not None and field.examples:
        return str(field.examples[0])
    if field is not None and isinstance(field.default, str | int) and field.default != "":
        return str(field.default)
    choices = _choices(field.annotation) if field is not None else []
    return choices[0] if choices else "…"


def _choices(annotation: Any) -> list[str]:
    """The values that a type admits, where it lists them (Literal, Enum, inside unions and lists too)."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(value) for value in typing.get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return [choice for inner in typing.get_args(annotation) for choice in _choices(inner)]


def _written(owner: type[BaseModel] | None, name: str) -> str:
    field = owner.model_fields.get(name) if owner is not None else None
    return field.alias or name if field is not None else name


def _field(model: type[BaseModel], path: Sequence[str | int]) -> FieldInfo | None:
    names = [step for step in path if isinstance(step, str)]
    for index in range(len(path) - 1, -1, -1):
        step = path[index]
        owner = _model_at(model, path[:index]) if isinstance(step, str) else None
        found = _by_name(owner, str(step)) if owner is not None else None
        if found is not None:
            return found
    return _by_name(model, names[-1]) if names else None


def _by_name(owner: type[BaseModel], name: str) -> FieldInfo | None:
    for key, field in owner.model_fields.items():
        if name in {key, field.alias}:
            return field
    return None


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that describes the value at ``path``; steps that name a branch of a union are skipped."""
    current: type[BaseModel] | None = model
    for step in path:
        if not isinstance(step, str) or current is None:
            continue
        field = _by_name(current, step)
        if field is not None:
            current = next(iter(_models(field.annotation)), None)
    return current


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return [annotation] if issubclass(annotation, BaseModel) else []
    return [model for inner in typing.get_args(annotation) for model in _models(inner)]
