"""The digest that everything in the store is known by."""

import hashlib

SIZE = 16
"""Bytes of a digest."""


def digest_of(*parts: bytes) -> bytes:
    """Return a digest of some bytes, one part after the other (BLAKE2b, RFC 7693)."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        found.update(part)
    return found.digest()
