"""The part of CBOR that Pagefind's small files are written in (RFC 8949): numbers, text, arrays."""

_NUMBER, _TEXT, _ARRAY = 0, 3, 4
"""Major types (section 3.1)."""
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""Bytes of an argument that does not fit into the first one (section 3)."""

Value = int | str | list["Value"]


class CborError(ValueError):
    """Bytes that are not CBOR, or have more of it than is read here."""


def decoded(data: bytes) -> Value:
    """Return the value that bytes stand for. Raises CborError for any other than those."""
    value, end = _read(data, 0)
    if end != len(data):
        raise CborError(end)
    return value


def encoded(value: Value) -> bytes:
    """Return a value as bytes, every number as short as it can be (section 4.2.1)."""
    match value:
        case int():
            return _head(_NUMBER, value)
        case str():
            text = value.encode()
            return _head(_TEXT, len(text)) + text
        case list():
            return _head(_ARRAY, len(value)) + b"".join(map(encoded, value))


def _read(data: bytes, at: int) -> tuple[Value, int]:
    kind, argument, at = _head_of(data, at)
    if kind == _NUMBER:
        return argument, at
    if kind == _TEXT:
        end = at + argument
        if end > len(data):
            raise CborError(at)
        return data[at:end].decode(), end
    if kind != _ARRAY:
        raise CborError(at)
    values: list[Value] = []
    for _ in range(argument):
        value, at = _read(data, at)
        values.append(value)
    return values, at


def _head_of(data: bytes, at: int) -> tuple[int, int, int]:
    """Return a value's major type, its argument, and where what follows begins."""
    if at >= len(data):
        raise CborError(at)
    kind, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return kind, short, at + 1
    end = at + 1 + _SIZES.get(short, len(data))
    if end > len(data):
        raise CborError(at)
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def _head(kind: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([kind << 5 | argument])
    short, size = next(one for one in _SIZES.items() if argument < 1 << 8 * one[1])
    return bytes([kind << 5 | short]) + argument.to_bytes(size, "big")
