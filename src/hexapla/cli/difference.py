"""What changed in a text, on a line of a terminal."""

from hexapla.translating.status import Change, changes

_AROUND = 24
"""Characters shown on either side of a change."""


def difference(before: str, after: str) -> str:
    """Return what changed as `git diff --word-diff` writes it, long parts that stayed cut."""
    parts = changes(before, after)
    shown = []
    for place, (what, text) in enumerate(parts):
        if what is Change.SAME:
            start = "" if place == 0 else text[:_AROUND]
            end = "" if place == len(parts) - 1 else text[-_AROUND:]
            shown.append(text if len(text) <= 2 * _AROUND else f"{start}…{end}")
        else:
            shown.append(f"[-{text}-]" if what is Change.REMOVED else f"{{+{text}+}}")
    return "".join(shown)
