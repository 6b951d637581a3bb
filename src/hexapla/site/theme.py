"""The theme: where it is, and whether it is one of ours."""

from pathlib import Path

MARKER = "hexapla.toml"
"""The file by which a theme says that it is written for Hexapla's views."""

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def own_folder(name: str) -> Path:
    """Return our own ``theme`` or ``translations``: the wheel's copy, else the checkout's."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def find_theme(setting: str = "") -> Path:
    """Return the theme's folder: the one the site sets, else the wheel's copy or the checkout's.

    A settings file that wants our own theme of an installed package says
    ``THEME = str(find_theme())``; without any THEME Pelican chooses its own.
    """
    if setting and Path(setting).is_dir():
        return Path(setting)
    return own_folder("theme")


def is_ours(theme: Path) -> bool:
    """Whether a theme is written for Hexapla's views, as its marker says."""
    marker = theme / MARKER
    return marker.is_file() and "hexapla-theme" in marker.read_text("utf-8", "replace")
