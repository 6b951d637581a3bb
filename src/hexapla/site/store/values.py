"""A fingerprint of the values of a settings file."""

import datetime
import enum
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from hexapla.site.store.digests import digest_of


class DoubtfulError(Exception):
    """A value that nobody can tell to be the same as another."""


def fingerprint(values: Mapping[str, Any]) -> bytes:
    """Return a digest of settings: the same for equal values, another for others.

    Functions and classes count by their name and the file they are written in. Raises
    DoubtfulError for what has more to it than can be seen, such as a function that keeps values.
    """
    return digest_of(*_mapping(values))


def fingerprint_or_none(values: Mapping[str, Any]) -> bytes | None:
    """Return a fingerprint, None where a value is doubtful."""
    try:
        return fingerprint(values)
    except DoubtfulError:
        return None


def _parts(value: object) -> Iterator[bytes]:
    match value:
        case None | bool() | int() | float() | str() | bytes() | PurePath() | enum.Enum():
            text = f"{type(value).__qualname__} {value!r}".encode("utf-8", "surrogatepass")
            yield b"%d:%b" % (len(text), text)
        case datetime.date() | datetime.time() | datetime.timedelta() | datetime.tzinfo():
            yield repr(value).encode()
        case Mapping():
            yield from _mapping(value)
        case list() | tuple():
            yield b"["
            for one in value:
                yield from _parts(one)
            yield b"]"
        case set() | frozenset():
            yield b"{"
            yield from sorted(b"".join(_parts(one)) for one in value)
            yield b"}"
        case type() | types.FunctionType():
            yield from _code(value)
        case types.BuiltinFunctionType() | types.ModuleType():
            yield f"{value!r}".encode()
        case _:
            raise DoubtfulError(repr(value))


def _mapping(values: Mapping[Any, Any]) -> Iterator[bytes]:
    yield b"<"
    for key, value in values.items():
        yield from _parts(key)
        yield from _parts(value)
    yield b">"


def _code(value: "type | types.FunctionType") -> Iterator[bytes]:
    """Yield what a function or class is: its name, and the bytes of its file."""
    if isinstance(value, types.FunctionType) and (value.__closure__ or value.__defaults__):
        raise DoubtfulError(repr(value))
    yield f"{value.__module__}.{value.__qualname__}".encode()
    if value.__module__ == "builtins":  # Python's version stands for it
        return
    if isinstance(value, types.FunctionType):
        path: str | None = value.__code__.co_filename
    else:
        path = getattr(sys.modules.get(value.__module__), "__file__", None)
    if path is None:
        raise DoubtfulError(repr(value))
    with open(path, "rb") as file:  # noqa: PTH123
        yield digest_of(file.read())
