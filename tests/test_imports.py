"""The package's folders are the stages of the flow, and each imports only what stands before it.

The table is that of docs: what a folder may import of ours, and of others'.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import hexapla

PACKAGE = Path(hexapla.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

ALLOWED = {
    "__init__": set(),
    "model": {"model"},
    "reading": {"model", "reading", "markdown_it", "mdit_py_plugins", "yaml", "PIL", "defusedxml"},
    "translating": {"model", "translating", "translate", "rapidfuzz", "babel"},
    "checking": {"model", "checking"},
    "rendering": {"model", "rendering", "jinja2", "markupsafe", "babel", "PIL", "pypinyin"},
    "site": {
        *("model", "reading", "translating", "checking", "rendering", "site"),
        *("markdown_it", "mdit_py_plugins", "yaml", "translate", "rapidfuzz"),
        *("babel", "jinja2", "markupsafe", "PIL", "pelican", "pagefind_bin_extended", "brotli"),
    },
    "start": {"cli", "site"},
    # click, rich and watchfiles are its interface; the version stands in the package itself
    "cli": {
        "__init__",
        "cli",
        "start",
        "model",
        "translating",
        "checking",
        "site",
        "click",
        "rich",
        "watchfiles",
    },
}
"""By folder, or module, at the top of the package: what it may import beside the standard
library. Names of the package's own parts stand without ``hexapla.``."""

VALUES = "msgspec"
"""What values are made of, at every stage (docs/decisions/014)."""

WITH_PELICAN = ("site/runs.py", "site/stock_run.py")
"""The modules that import pelican, and that none imports at its top."""


@dataclass(frozen=True)
class Import:
    """One import: the module's full name, its line, and whether every start of Python pays it."""

    module: str
    line: int
    is_at_top: bool


def shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def module_name(path: Path) -> str:
    return ".".join(["hexapla", *path.relative_to(PACKAGE).with_suffix("").parts])


def part(path: Path) -> str:
    """Return the top folder, or top module, that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[Import]:
    """Yield all imports of a file; `from a import b` counts as `a.b`, which may be a module."""
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), is_at_top=True)


def _imports(node: ast.AST, *, is_at_top: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for name in child.names:
                yield Import(name.name, child.lineno, is_at_top)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: imports are written in full"
            for name in child.names:
                yield Import(f"{child.module}.{name.name}", child.lineno, is_at_top)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, is_at_top=is_at_top and not inside)


def origin(module: str) -> str:
    """Return where an import leads, in the words of the table; empty for the standard library."""
    first, *rest = module.split(".")
    if first == "hexapla":
        is_part = rest and ((PACKAGE / rest[0]).is_dir() or (PACKAGE / f"{rest[0]}.py").is_file())
        return rest[0] if is_part else "__init__"
    return "" if first in sys.stdlib_module_names or first == VALUES else first


def is_with_pelican(module: str) -> bool:
    names = [module_name(PACKAGE / name) for name in WITH_PELICAN]
    return any(module == name or module.startswith(f"{name}.") for name in names)


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_imports_only_what_its_stage_may(path: Path) -> None:
    allowed = ALLOWED[part(path)]
    assert [
        f"{shown(path)}:{found.line}: {found.module}"
        for found in imports(path)
        if origin(found.module) and origin(found.module) not in allowed
    ] == []


def test_every_stage_is_in_the_table_and_has_modules() -> None:
    assert {part(path) for path in MODULES} == set(ALLOWED)


def test_only_two_modules_import_pelican() -> None:
    found = {
        shown(path)
        for path in MODULES
        for one in imports(path)
        if one.module.split(".")[0] == "pelican"
    }
    assert found == set(WITH_PELICAN)


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_module_imports_those_two_at_its_top(path: Path) -> None:
    may = shown(path) in WITH_PELICAN
    assert [
        f"{shown(path)}:{found.line}: {found.module}"
        for found in imports(path)
        if found.is_at_top and is_with_pelican(found.module) and not may
    ] == []


@pytest.mark.parametrize("module", ["hexapla.site.shell", "hexapla.cli", "hexapla.site.load"])
def test_importing_what_every_run_needs_does_not_import_pelican(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    loaded = result.stdout.split()
    assert module in loaded
    assert [name for name in loaded if name.split(".")[0] == "pelican"] == []


MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = frozenset({"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict"})


def is_mutable(value: ast.expr | None) -> bool:
    """Whether an expression is a list, dict or set, written out or made by a call."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in MAKERS
    return isinstance(value, MUTABLE)


def state(tree: ast.Module) -> Iterator[str]:
    """Yield what a module could change of its own: names of lists and the like, and `global`."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_mutable(node.value):
            names = [ast.unparse(target) for target in targets]
            yield from (f"{node.lineno}: {name}" for name in names if name != name.upper())
    for inner in ast.walk(tree):
        if isinstance(inner, ast.Global):
            yield f"{inner.lineno}: global {', '.join(inner.names)}"


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_has_no_state_that_could_change(path: Path) -> None:
    assert list(state(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_state_that_could_change_would_be_found() -> None:
    source = "cache = {}\nKNOWN = {1}\nseen: list[int] = list()\ndef f():\n    global g\n"
    assert list(state(ast.parse(source))) == ["1: cache", "3: seen", "5: global g"]
