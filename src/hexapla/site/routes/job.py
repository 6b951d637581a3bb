"""What a build has to do, and what comes of it."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from hexapla.model.problem import Problem
from hexapla.rendering.hosting.rules import Rules
from hexapla.rendering.index import Index
from hexapla.rendering.wording import Wording
from hexapla.site.assets import Assets
from hexapla.site.publishing.compression import Compression
from hexapla.site.publishing.files import OutputFile, Write, nothing_elsewhere
from hexapla.site.reading import Reading
from hexapla.site.settings.setup import Setup
from hexapla.site.store.keep import Copied, Keep, Searched, Seen

Settings = dict[str, object]


class Job(Struct, frozen=True):
    """All that a build has, once its site is read.

    ``settings`` returns Pelican's; ``digests`` are those of the input files by full path,
    ``made_with`` is that of the settings. ``assets`` are the theme's static files, ``rules`` what
    its host is to do. ``intact`` are the files of the output that are as they were left, with their
    compressed copies. ``seen`` is what there was before the build, ``jobs`` the most processes
    there may be, 0 for as many as there are cores.
    """

    setup: Setup
    settings: Callable[[], Settings]
    reading: Reading
    index: Index
    wordings: tuple[Wording, ...]
    digests: Mapping[str, bytes]
    made_with: bytes
    assets: Assets
    rules: Rules
    compression: Compression
    intact: frozenset[str]
    keep: Keep
    seen: Seen
    jobs: int = 0


class Route(Struct, frozen=True):
    """What the site comes to: its ``files``, but for those ``kept`` in the output as they are.

    ``copied`` says where those came from that are no pages, ``searched`` what the index of the
    search page was made of. ``write`` writes those of its files that are held elsewhere. ``lines``
    tell what it lacks.
    """

    files: tuple[OutputFile, ...]
    kept: frozenset[str]
    problems: tuple[Problem, ...]
    copied: Copied
    write: Write = nothing_elsewhere
    searched: Searched = field(default_factory=Searched)
    lines: tuple[str, ...] = ()
