"""A mutation run: change one thing of a module at a time and see whether its cases notice.

    python -m tools.mutate compliance/wording/phrases/numbers.py tests/unit/wording --every 3

The tree is copied first; the checkout is never touched. Mutants come in the order of the source, each is
named by its line and what was changed, and the same source gives the same mutants. Exit status 0: it ran.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("compliance", "rulesets", "tests", "tools", "examples", "pyproject.toml")
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed source: the line and what was changed there."""

    line: int
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of ``source``, in its order."""
    tree = ast.parse(source)
    quiet = _untested(tree)
    for number, node in enumerate(ast.walk(tree)):
        if number in quiet:
            continue
        for order in range(_ways(node)):
            changed = copy.deepcopy(tree)
            target = next(one for place, one in enumerate(ast.walk(changed)) if place == number)
            said = _change(target, order)
            yield Mutant(getattr(node, "lineno", 0), said, ast.unparse(ast.fix_missing_locations(changed)))


def _untested(tree: ast.Module) -> set[int]:
    """Places of the tree that no case can notice: docstrings, annotations, decorators."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef):
            parts += [node.returns, *node.decorator_list, *(one.annotation for one in node.args.args)]
        elif isinstance(node, ast.ClassDef):
            parts += node.decorator_list
        elif isinstance(node, ast.AnnAssign):
            parts.append(node.annotation)
        hidden |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    return {number for number, node in enumerate(ast.walk(tree)) if id(node) in hidden}


def _ways(node: ast.AST) -> int:
    """In how many ways a node can be changed."""
    if isinstance(node, ast.Compare):
        return sum(type(one) in _COMPARISONS for one in node.ops)
    if isinstance(node, ast.BoolOp):
        return 1
    if isinstance(node, ast.UnaryOp):
        return int(isinstance(node.op, ast.Not))
    if isinstance(node, ast.BinOp):
        return int(type(node.op) in _SUMS)
    if isinstance(node, ast.Constant):
        return int(isinstance(node.value, (bool, int)) and node.value is not None)
    if isinstance(node, (ast.If, ast.IfExp)):
        return 1
    return int(isinstance(node, ast.Return) and node.value is not None and not _plain(node.value))


def _plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def _change(node: ast.AST, order: int) -> str:
    """Change ``node`` in place; what was done."""
    if isinstance(node, ast.Compare):
        places = [place for place, one in enumerate(node.ops) if type(one) in _COMPARISONS]
        place = places[order]
        before = node.ops[place]
        node.ops[place] = _COMPARISONS[type(before)]()
        return f"{type(before).__name__} to {type(node.ops[place]).__name__}"
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return f"to {type(node.op).__name__}"
    if isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        return "not left out"
    if isinstance(node, ast.BinOp):
        before_op = type(node.op)
        node.op = _SUMS[before_op]()
        return f"{before_op.__name__} to {type(node.op).__name__}"
    if isinstance(node, ast.Constant):
        before_value = node.value
        node.value = not before_value if isinstance(before_value, bool) else _next(before_value)
        return f"{before_value!r} to {node.value!r}"
    if isinstance(node, (ast.If, ast.IfExp)):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "condition turned round"
    assert isinstance(node, ast.Return)
    node.value = ast.Constant(None)
    return "returns nothing"


def _next(value: object) -> int:
    assert isinstance(value, int)
    return value + 1


class Workplace:
    """A copy of the tree in which mutants are tried."""

    def __init__(self, folder: Path, module: Path, tests: list[str]) -> None:
        self.folder, self.module, self.tests = folder, module, tests
        for name in COPIED:
            place = ROOT / name
            if place.is_dir():
                ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
                shutil.copytree(place, folder / name, ignore=ignored)
            elif place.exists():
                shutil.copy(place, folder / name)

    def notices(self, source: str, seconds: int) -> bool:
        """Whether a test fails with ``source`` in the module's place (one that never ends fails too)."""
        (self.folder / self.module).write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider"]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                [*command, *self.tests], cwd=self.folder, env=environment, capture_output=True,
                timeout=seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return True
        return done.returncode != 0


def main(arguments: list[str] | None = None) -> None:
    """Try the mutants of one module and print those that no test noticed."""
    parser = argparse.ArgumentParser(description="mutation run over one module")
    parser.add_argument("module", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--every", type=int, default=1, help="try every n-th mutant only")
    parser.add_argument("--seconds", type=int, default=60, help="longest time of one test run")
    chosen = parser.parse_args(arguments)
    source = (ROOT / chosen.module).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        place = Workplace(Path(folder), chosen.module, chosen.tests)
        if place.notices(source, chosen.seconds):
            sys.exit("the tests fail without any change")
        tried = killed = 0
        for mutant in list(mutants(source))[:: chosen.every]:
            tried += 1
            if place.notices(mutant.source, chosen.seconds):
                killed += 1
            else:
                print(f"{chosen.module}:{mutant.line}: {mutant.change}", flush=True)
    print(f"{chosen.module}: {tried} mutants, {killed} killed, {tried - killed} survived")


if __name__ == "__main__":
    main()
