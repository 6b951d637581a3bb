"""Renditions kept as files, beside the store and longer than it.

They are large, and cost more to make than all else; so they are known by what they are made from
alone, and outlive the store, which goes with each new version of any library.
"""

import contextlib
import os
import time
from collections.abc import Set
from pathlib import Path

from msgspec import Struct

from hexapla.model.picture import Picture, Rendition
from hexapla.site.files import write_atomically
from hexapla.site.store.digests import SIZE, digest_of
from hexapla.site.store.version import PACKAGE

FOLDER = ".hexapla/images"
"""Where they lie, from the site's root."""
_CODE = (
    *("model/carried.py", "model/picture.py", "reading/carried.py", "reading/rights_fields.py"),
    *("rendering/images/encoding.py", "rendering/images/resizing.py"),
)
"""The modules whose code decides on their bytes, besides what a picture's mark tells."""
_FRESH = 3600
"""Seconds for which none is removed: a build that is under way may be about to use it."""


def key(picture: Picture, one: Rendition) -> str:
    """Return what a rendition is kept under, a file's name."""
    return f"{picture.mark}-{one.width}.{one.form.lower()}"


class ImageStore(Struct, frozen=True):
    """The renditions kept in a folder."""

    folder: Path

    @classmethod
    def of(cls, root: Path, otherwise: Path, *, is_kept: bool) -> "ImageStore":
        """Return the store of the site at a root, or one in another folder, which nobody keeps.

        It is that other one also where nothing can be written at the root.
        """
        if not is_kept:
            return cls(otherwise)
        code = digest_of(*((PACKAGE / name).read_bytes() for name in _CODE)).hex()
        folder = root / FOLDER / code
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        return cls(folder if os.access(folder, os.W_OK) else otherwise)

    def file(self, name: str) -> Path:
        """Return where a rendition lies, or would."""
        return self.folder / name

    def has(self, name: str) -> bool:
        """Whether a rendition is kept."""
        return self.file(name).is_file()

    def keep(self, name: str, data: bytes) -> None:
        """Keep a rendition; raises OSError when it cannot be written."""
        write_atomically(self.file(name), data)

    def forget_others(self, used: Set[bytes]) -> None:
        """Forget what is not used, by the names that it is kept under, and what other code made."""
        eldest = time.time() - _FRESH
        folders = [self.folder, *self.folder.parent.glob(f"{'[0-9a-f]' * 2 * SIZE}")]
        for folder in folders:
            for path in folder.glob("*"):
                is_used = folder == self.folder and path.name.encode() in used
                if not is_used and path.stat().st_mtime < eldest:
                    path.unlink(missing_ok=True)
            if folder != self.folder and not any(folder.iterdir()):
                folder.rmdir()
