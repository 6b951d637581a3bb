"""Where the command ``hexapla`` starts and ends; a build that has nothing to do is done here."""

import gc
import os
import sys
from typing import NoReturn

from hexapla.site.again import Asked, Known, known
from hexapla.site.tell import tell_again

SETTINGS_FILE = "pelicanconf.py"


def main() -> NoReturn:
    """Run the command and end the process.

    It ends at once: to look through everything for garbage and to free it piece by piece, when the
    memory is given back as a whole, would take a quarter of the time of a small build.
    """
    gc.disable()
    status: object = None
    try:
        _run()
    except SystemExit as ended:
        status = ended.code
    if status is not None and not isinstance(status, int):
        print(status, file=sys.stderr)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it any more
        status = 1
    os._exit(status if isinstance(status, int) else int(status is not None))


def _run() -> None:
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
