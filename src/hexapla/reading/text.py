"""Bytes to text: the first thing that can be wrong with a file."""

from hexapla.model.characters import FORBIDDEN, described
from hexapla.model.problem import Code, Findings


def decode(data: bytes, findings: Findings) -> str | None:
    """Return the text of a UTF-8 file with line feeds, or None after noting a problem.

    A byte order mark at its start is dropped. The characters that no page may have are refused
    (model.characters).
    """
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        findings.add(
            Code.NOT_UTF8,
            data.count(b"\n", 0, error.start) + 1,
            f"the file is not UTF-8 text: byte 0x{data[error.start]:02x} stands on this line",
            "save the file as UTF-8 (in most editors: Save with Encoding)",
        )
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_clean = text.replace("\n", "").isprintable()  # nearly always; none of FORBIDDEN is printable
    lines = [] if is_clean or not FORBIDDEN.search(text) else text.split("\n")
    for number, line in enumerate(lines, 1):
        for character in control_characters(line):
            message = f"the character {character} may not stand in a page"
            remedy = "delete it; it is invisible in most editors, so retype the words around it"
            findings.add(Code.CONTROL_CHARACTER, number, message, remedy)
    return None if findings.problems else text


def control_characters(text: str) -> tuple[str, ...]:
    """Return the names of the characters in a text that may not stand in a page."""
    if not FORBIDDEN.search(text):
        return ()
    return tuple(described(found) for found in dict.fromkeys(FORBIDDEN.findall(text)))
