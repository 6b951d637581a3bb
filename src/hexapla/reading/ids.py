"""Block ids: given above a block, or else made from what the block says."""

import hashlib

from hexapla.model.problem import Code, Findings

_LETTERS = {
    "heading": "h",
    "paragraph": "p",
    "item": "i",
    "cell": "d",
    "quote": "q",
    "caption": "c",
    "alt": "a",
    "note": "n",
    "correction": "r",
    "literal": "l",
}


class Ids:
    """The ids of one document, handed out in document order; each belongs to one block."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._taken: dict[str, int] = {"title": 0, "summary": 0}
        self._counts: dict[str, int] = {}
        self._given: tuple[str, int] | None = None

    def give(self, identifier: str, line: int) -> None:
        """Keep an id that stands on a line for the block that comes next."""
        self.report_unused()
        self._given = (identifier, line)

    def report_unused(self) -> None:
        """Note an id that no block followed."""
        if self._given is not None:
            identifier, line = self._given
            message = f"the id ({identifier})= has no block under it"
            remedy = "put it on the line right above the block, or delete it"
            self._findings.add(Code.STRAY_ANCHOR, line, message, remedy)
            self._given = None

    def take(self, kind: str, message: str) -> str:
        """Return the id of the next block, of a kind and with a message."""
        if self._given is None:
            return self.derive(kind, message)
        (identifier, line), self._given = self._given, None
        if identifier in self._taken:
            earlier = self._taken[identifier]
            owner = f"on line {earlier}" if earlier else "by another block"
            message = f"the id {identifier} is taken {owner}"
            self._findings.add(Code.DUPLICATE_ID, line, message, "choose another id")
        self._taken[identifier] = line
        return identifier

    def derive(self, kind: str, message: str) -> str:
        """Return the id made from what a block says, whatever id was given above it."""
        digest = hashlib.blake2s(f"{kind}\0{message}".encode(), digest_size=4).hexdigest()
        first = identifier = _LETTERS[kind] + digest
        count = self._counts.get(first, 1)
        while identifier in self._taken:
            count += 1
            identifier = f"{first}-{count}"
        self._counts[first] = count
        self._taken[identifier] = 0
        return identifier
