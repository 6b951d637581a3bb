"""Where the command ``hexapla`` starts: a build that has nothing to do ends here."""

import sys

from hexapla.site.again import Asked, Known, known
from hexapla.site.tell import tell_again

SETTINGS_FILE = "pelicanconf.py"


def main() -> None:
    """Run the command.

    For ``hexapla build`` alone, which is what editors and their tools call again and again, it is
    asked first whether anything has changed: the libraries of the command line cost as much.
    """
    site: Known | None = None
    if sys.argv[1:] == ["build"]:
        site = known(Asked(SETTINGS_FILE, {}, None))
        if site.told:
            tell_again(site.told)
            return
    from hexapla.cli import main as verbs

    verbs(obj=site)
