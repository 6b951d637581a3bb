"""The class that Pelican's command runs in place of its own (PELICAN_CLASS)."""

import sys
from typing import Any


class Shell:
    """Stands where ``pelican.Pelican`` would: ``pelican -s pelicanconf.py`` builds the site.

    It is not a subclass, so that a settings file can name it without importing pelican, and what a
    build needs is imported when there is one.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings

    def run(self) -> None:
        """Build the site and say what was built; exit with status 1 when problems stop it.

        SystemExit, and not an exception that Pelican would log, since its command ends with
        status 0 after some of those (``-q --fatal=errors``), and shows a traceback after others.
        """
        from hexapla.site.build import build
        from hexapla.site.tell import tell

        built = build(self.settings)
        tell(built)
        if built.published is None:
            sys.exit(1)
