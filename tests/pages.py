"""Pages of a built site as machines read them: what extruct finds in their heads."""

import json
import warnings
from typing import Any

from lxml import etree

with warnings.catch_warnings():
    # pyRdfa and others beside the three used here warn as they are imported
    warnings.simplefilter("ignore")
    from extruct.dublincore import DublinCoreExtractor
    from extruct.jsonld import JsonLdExtractor
    from extruct.opengraph import OpenGraphExtractor


def jsonld(html: str) -> dict[str, Any]:
    """Return the one JSON-LD document of a page."""
    (found,) = JsonLdExtractor().extract(html)
    assert isinstance(found, dict)
    return found


def by_id(html: str) -> dict[str, dict[str, Any]]:
    """Return the nodes at the top of a page's graph."""
    return {node["@id"]: node for node in jsonld(html)["@graph"]}


def opengraph(html: str) -> list[tuple[str, str]]:
    """Return the OpenGraph properties of a page, in order."""
    (found,) = OpenGraphExtractor().extract(html)
    return list(found["properties"])


def dublin_core(html: str) -> dict[str, list[str]]:
    """Return what Dublin Core terms say of a page, by their name, in order."""
    (found,) = DublinCoreExtractor().extract(html)
    terms: dict[str, list[str]] = {}
    for one in (*found["elements"], *found["terms"]):
        prefix, _, name = str(one.get("name") or one.get("rel")).partition(".")
        if prefix == "dcterms":
            terms.setdefault(name, []).append(str(one.get("content") or one.get("href")))
    return terms


ATOM = "{http://www.w3.org/2005/Atom}"


def feed(text: str) -> etree._Element:
    """Return a feed's root."""
    return etree.fromstring(text.encode())


def entry(tree: etree._Element, title: str) -> etree._Element:
    """Return the one entry of a feed with a title."""
    (found,) = [one for one in tree.iter(f"{ATOM}entry") if one.findtext(f"{ATOM}title") == title]
    return found


def record(text: str) -> dict[str, Any]:
    """Return the one item of a CSL-JSON file."""
    (found,) = json.loads(text)
    assert isinstance(found, dict)
    return found
