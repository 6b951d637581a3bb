"""The class that Pelican's command runs in place of its own (PELICAN_CLASS)."""

import sys
from typing import Any

from hexapla.site.build import Built, build
from hexapla.site.report import count


class Shell:
    """Stands where ``pelican.Pelican`` would: ``pelican -s pelicanconf.py`` builds the site.

    It is not a subclass, so that a settings file can name it without importing pelican.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings

    def run(self) -> None:
        """Build the site and say what was built; exit with status 1 when problems stop it.

        SystemExit, and not an exception that Pelican would log, since its command ends with
        status 0 after some of those (``-q --fatal=errors``), and shows a traceback after others.
        """
        built = build(self.settings)
        tell(built)
        if built.published is None:
            sys.exit(1)


def tell(built: Built) -> None:
    """Print problems to the standard error, what was built to the standard output."""
    for problem in built.problems:
        print(problem, file=sys.stderr)
    if built.published is None:
        print(f"Not built: {count(built.problems)}. The old site is as it was.", file=sys.stderr)
        return
    if built.problems:
        print(count(built.problems), file=sys.stderr)
    for line in built.lines:
        print(line)
