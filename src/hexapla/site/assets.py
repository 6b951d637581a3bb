"""The theme's static files under names that change with their bytes, so that they can be kept.

A browser that has ``theme/css/style.3f2a….css`` need never ask for it again (RFC 8246,
``immutable``): with another word in it the file has another name. Pelican copies the files under
their own names too, for whatever names them so.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from hexapla.rendering.addresses import THEME
from hexapla.site.files import files, inside
from hexapla.site.publishing.files import OutputFile
from hexapla.site.store.digests import digest_of

_SHOWN = 12
"""Hexadecimal digits of a digest in a name."""


class Assets(Struct, frozen=True):
    """Static files of a theme: by the name a template gives, the address; by this, the bytes."""

    addresses: Mapping[str, str] = {}
    contents: Mapping[str, bytes] = {}

    def address(self, name: str) -> str:
        """Return the address of a file by its name in ``static/``, from the site's root.

        Raises LookupError when there is none.
        """
        if name not in self.addresses:
            message = f"no file {name} lies in the theme's folder static"
            raise LookupError(message)
        return self.addresses[name]

    def digest(self) -> bytes:
        """Return a digest of all names and addresses, which stand for the bytes too."""
        pairs = sorted(self.addresses.items())
        return digest_of(*(f"{name}\0{address}\n".encode() for name, address in pairs))

    def outputs(self) -> tuple[OutputFile, ...]:
        """Return the files as they are published."""
        return tuple(OutputFile(address, data) for address, data in self.contents.items())


def assets_of(folders: Iterable[Path | str]) -> Assets:
    """Return the files of some folders; of two with one name, that of the folder named first."""
    addresses: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for folder in map(Path, folders):
        for entry in files(folder):
            name = inside(folder, entry.path)
            if name not in addresses and entry.is_file(follow_symlinks=False):
                data = Path(entry.path).read_bytes()
                address = _address(name, data)
                addresses[name] = address
                contents[address] = data
    return Assets(addresses, contents)


def _address(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    digest = digest_of(data).hex()[:_SHOWN]
    return f"{THEME}{path.with_name(f'{path.stem}.{digest}{path.suffix}')}"


def plain_address(name: str) -> str:
    """Return the address of a theme's file under its own name, for pages made apart from a site."""
    return f"{THEME}{name}"
