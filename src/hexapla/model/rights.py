"""Rights: what may be done with a work or a picture, as its holder says."""

from collections.abc import Mapping

from msgspec import Struct, field


class Rights(Struct, frozen=True):
    """A holder's sentence, by BCP 47 tag, and the address of a licence; either may be missing."""

    terms: Mapping[str, str] = field(default_factory=dict)
    license: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return bool(self.terms or self.license)
