"""Media types by a file's ending, the same on every machine.

Sources: the registry of media types of the IANA; WHATWG HTML, 4.12.1 (text/javascript); Pagefind's
own files are read as bytes.
"""

from pathlib import PurePosixPath

_TEXTS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".xsl": "application/xml",
}
_OTHERS = {
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".ico": "image/vnd.microsoft.icon",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_BYTES = "application/octet-stream"


def kind_of(path: str) -> str:
    """Return the media type of a file, of texts with their encoding; of an unknown one, bytes."""
    ending = PurePosixPath(path).suffix.lower()
    if ending in _TEXTS:
        return f"{_TEXTS[ending]}; charset=utf-8"
    return _OTHERS.get(ending, _BYTES)
