"""Write the pages of docs/ that are made from the code: ``invoke docs``."""

from pathlib import Path

from hexapla.model.problem import WAIVABLE, Code

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


if __name__ == "__main__":
    (HERE / "problems.md").write_text(problems(), "utf-8")
