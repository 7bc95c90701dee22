"""Files that people write: YAML in, a validated pydantic model out, or every error at its place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from compliance import yamlmarks
from compliance.errors import ComplianceError, ComplianceErrors, Place
from compliance.files.explaining import explain
from compliance.yamlmarks import Node

M = TypeVar("M", bound=BaseModel)


class Strict(BaseModel):
    """The base of every model of a file that people write: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=True)


def invalid(code: str, /, **params: Any) -> PydanticCustomError:
    """What a validator raises to be told by the message ``code`` at the place of the value."""
    return PydanticCustomError(code, "{code}", {"code": code, **params})


def load_file(path: Path, model: type[M]) -> M:
    """The file at ``path`` as ``model``; raises ComplianceErrors with every error at file:line:column."""
    return load_text(read_text(path), str(path), model)


def load_text(text: str, file: str, model: type[M]) -> M:
    """The YAML ``text`` as ``model``; ``file`` is what errors name."""
    return load_marked(text, file, model)[0]


def load_marked(text: str, file: str, model: type[M]) -> tuple[M, Node]:
    """As ``load_text``, with the nodes, for readers that need the place of a value later."""
    value, node, errors = load_tolerantly(text, file, model)
    if errors or value is None or node is None:
        raise ComplianceErrors(errors)
    return value, node


def load_tolerantly(
    text: str, file: str, model: type[M]
) -> tuple[M | None, Node | None, tuple[ComplianceError, ...]]:
    """The model (None when it could not be built), the nodes and all errors, for callers that look on."""
    node, errors = yamlmarks.compose_tolerantly(text, file)
    if node is None:
        return None, None, errors
    try:
        value = model.model_validate(yamlmarks.to_python(node))
    except ValidationError as error:
        return None, node, in_order(errors + explain(error, node, model))
    return value, node, errors


def in_order(errors: Iterable[ComplianceError]) -> tuple[ComplianceError, ...]:
    """Errors in the order of the file; those without a place first."""
    return tuple(sorted(errors, key=lambda error: (error.place is not None, _position(error.place))))


def _position(place: Place | None) -> tuple[str, int, int]:
    return (place.file, place.line or 0, place.column or 0) if place is not None else ("", 0, 0)


def read_text(path: Path) -> str:
    """The text of a file in UTF-8; raises ComplianceError when it cannot be read as such."""
    place = Place(str(path))
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ComplianceError("files.not_utf8", place=place, position=error.start) from error
    except IsADirectoryError as error:
        raise ComplianceError("files.is_folder", place=place) from error
    except FileNotFoundError as error:
        raise ComplianceError("files.not_found", place=place) from error
    except OSError as error:
        raise ComplianceError(
            "files.unreadable", place=place, problem=error.strerror or str(error)
        ) from error
