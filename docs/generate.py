"""Write the pages of docs/ that are made from the code: ``invoke docs``."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import get_args

from msgspec import Struct
from msgspec.structs import fields

from hexapla.model.problem import WAIVABLE, Code
from hexapla.rendering.views import View

HERE = Path(__file__).resolve().parent

HEAD = """\
# Problems

Made from `hexapla.model.problem` by `invoke docs`.

A problem is printed as `file:line: code: what is wrong; how to mend it`. An *error* stops the build
and leaves the site as it was; a *warning* does so only under `--strict`. The rules marked so can be
waived for one document, with a reason, in its front matter:

```yaml
waive:
  - code: unused-source
    reason: The report is listed for readers who want the whole of it.
```

| code | severity | can be waived | means |
|---|---|---|---|
"""


def problems() -> str:
    """Return the page of problem codes."""
    rows = (
        f"| `{code}` | {code.severity} | {'yes' if code in WAIVABLE else ''} | {code.doc} |\n"
        for code in sorted(Code)
    )
    return HEAD + "".join(rows)


VIEWS = """\
# What a template may read

Made from `hexapla.rendering.views` by `invoke docs`. [theming.md](theming.md) says which template
gets which view, as `page`. `tuple[X, ...]` is any number of X; `Markup` is HTML that is safe.
"""


def views() -> str:
    """Return the page of views: each with its fields, and after it the values they hold."""
    found: dict[str, type[Struct]] = {}
    for view in get_args(View):
        _collect(view, found)
    return VIEWS + "".join(map(_view, found.values()))


def _collect(view: type[Struct], found: dict[str, type[Struct]]) -> None:
    if view.__name__ not in found:
        found[view.__name__] = view
        for field in fields(view):
            for one in _structs(field.type):
                _collect(one, found)


def _structs(kind: object) -> Iterator[type[Struct]]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for part in get_args(kind):
        yield from _structs(part)


def _view(view: type[Struct]) -> str:
    doc = re.sub(r"``(.*?)``", r"`\1`", " ".join((view.__doc__ or "").split()))
    rows = [f"| `{one.name}` | {_named(one.type)} |\n" for one in fields(view)]
    rows += [
        f"| `{name}` | {_named(one.fget.__annotations__['return'])}: {one.__doc__} |\n"
        for name, one in vars(view).items()
        if isinstance(one, property) and one.fget
    ]
    return f"\n## {view.__name__}\n\n{doc}\n\n| field | |\n|---|---|\n{''.join(rows)}"


def _named(kind: object) -> str:
    """Return a type as it is written, each value of ours with a link to its fields."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    if kind is ...:
        return "..."
    parts = list(map(_named, get_args(kind)))
    if isinstance(kind, UnionType):
        return " or ".join(parts)
    name = getattr(kind, "__name__", str(kind)).replace("NoneType", "None")
    return f"{name}[{', '.join(parts)}]" if parts else name


if __name__ == "__main__":
    (HERE / "problems.md").write_text(problems(), "utf-8")
    (HERE / "views.md").write_text(views(), "utf-8")
