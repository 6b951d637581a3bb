"""A catalog as a value: what a PO file says, without how it is written."""

from collections.abc import Mapping

from msgspec import Struct

from hexapla.model.document import Translation
from hexapla.model.work import Credit, Method

MACHINE_COMMENT = "machine"
"""The translator comment of a message that a machine translated and nobody has approved."""


class Message(Struct, frozen=True):
    """A message of a catalog, in gettext's words; ``line`` is where its msgid stands."""

    context: str
    id: str
    string: str
    line: int
    fuzzy: bool = False


class Catalog(Struct, frozen=True):
    """The messages that carry one document from a language into another.

    ``path`` is the file as problems name it; the languages are BCP 47 tags. ``messages`` are by
    context and id. ``method`` is the weakest that any message was made with, ``line`` where the
    file names the language it translates from.
    """

    path: str
    source_lang: str
    lang: str
    method: Method
    messages: Mapping[tuple[str, str], Message]
    credits: tuple[Credit, ...] = ()
    line: int = 1

    @property
    def translation(self) -> Translation:
        """The step this catalog is, as an edition remembers it."""
        return Translation(self.source_lang, self.lang, self.method, self.path, self.credits)
