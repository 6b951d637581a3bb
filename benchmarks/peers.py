"""Who is compared: each generator with its site and the way to install it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks import install
from benchmarks.layouts import Layout
from benchmarks.layouts.eleventy import Eleventy
from benchmarks.layouts.hexapla import Hexapla
from benchmarks.layouts.hugo import Hugo
from benchmarks.layouts.nikola import Nikola
from benchmarks.layouts.pelican import Pelican, Subsites


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator and its site.

    ``full`` says which corpus it publishes. ``differs`` says why its pages are not as many as the
    others', where they are not.
    """

    title: str
    layout: Layout
    install: install.Install
    full: bool = False
    differs: str = ""


BASE = "hugo"
"""What the others are compared with."""
OURS = "hexapla"

PEERS: Mapping[str, Peer] = MappingProxyType(
    {
        BASE: Peer("Hugo", Hugo(), install.hugo),
        OURS: Peer("Hexapla", Hexapla(), install.hexapla),
        "hexapla-full": Peer(
            "Hexapla, full corpus",
            Hexapla(),
            install.hexapla,
            full=True,
            differs="the pages of people, outlets and sources come on top",
        ),
        "hexapla-simple": Peer(
            "Hexapla with Pelican’s theme simple",
            Hexapla(own_theme=False),
            install.hexapla_simple,
            differs="the theme’s lists of categories, tags and authors come on top",
        ),
        "pelican": Peer(
            "Pelican",
            Pelican(),
            install.pelican,
            differs="it has lists and feeds in one language only",
        ),
        "pelican-subsites": Peer("Pelican with i18n_subsites", Subsites(), install.pelican),
        "nikola": Peer(
            "Nikola",
            Nikola(),
            install.nikola,
            differs="it has no feeds here, and more front pages",
        ),
        "eleventy": Peer("Eleventy", Eleventy(), install.eleventy),
    }
)
