"""The theme: where it is, and whether it is one of ours."""

from pathlib import Path

MARKER = "hexapla.toml"
"""The file by which a theme says that it is written for Hexapla's views."""

_PELICANS_DEFAULT = ("pelican", "themes", "notmyidea")

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def own_folder(name: str) -> Path:
    """Return our own ``theme`` or ``translations``: the wheel's copy, else the checkout's."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def find_theme(setting: str = "") -> Path:
    """Return the theme's folder: the one the site sets, else the wheel's copy or the checkout's.

    Pelican puts its own default where a site sets none, and says not that it did: so that one
    counts as none (docs/decisions/018). A settings file may also name ours: ``str(find_theme())``.
    """
    theme = Path(setting)
    if setting and theme.is_dir() and theme.parts[-3:] != _PELICANS_DEFAULT:
        return theme
    return own_folder("theme")


def is_ours(theme: Path) -> bool:
    """Whether a theme is written for Hexapla's views, as its marker says."""
    marker = theme / MARKER
    return marker.is_file() and "hexapla-theme" in marker.read_text("utf-8", "replace")
