"""What may be done with a work or a picture, as far as its holder says.

The holder's sentence is ``usageInfo``, since it is rarely a licence; ``license`` is an address.
"""

from hexapla.model.document import Document
from hexapla.model.picture import Picture
from hexapla.model.registry import nearest
from hexapla.model.rights import Rights
from hexapla.model.site import Site
from hexapla.model.work import Work
from hexapla.rendering.jsonld.node import Value, node


def said(rights: Rights, tag: str, *addresses: str) -> dict[str, Value | None]:
    """Return what is said of rights, in a language where it is said in it.

    ``addresses`` are of pages that say more.
    """
    terms = nearest(rights.terms, tag)
    words = node("CreativeWork", text=terms.text, inLanguage=terms.lang) if terms else None
    more: tuple[Value, ...] = (*((words,) if words else ()), *filter(None, addresses))
    return {"license": rights.license, "usageInfo": more}


def of_picture(rights: Rights, picture: Picture | None, tag: str) -> dict[str, Value | None]:
    """Return what an outlet says of its pictures, and what the file says of itself."""
    if picture is None:
        return said(rights, tag)
    notice = picture.copyrights[0] if picture.copyrights else ""
    return {**said(rights, tag, picture.statement), "copyrightNotice": notice}


def of_edition(site: Site, edition: Document) -> Rights:
    """Return what may be done with an article or page; a licence is given for no translation."""
    if edition.translations:
        return Rights()
    last = edition.meta.chain[-1] if edition.meta.chain else Work("")
    return site.registry.rights_of(last, site.publication)
