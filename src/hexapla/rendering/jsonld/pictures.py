"""Pictures: the image files that a page shows, each with its credit."""

from collections.abc import Iterator

from hexapla.model.block import Figure, Kind
from hexapla.model.document import Document
from hexapla.model.picture import Picture
from hexapla.model.rights import Rights
from hexapla.rendering import addresses, image_html
from hexapla.rendering.attribution import Attribution
from hexapla.rendering.images import renditions
from hexapla.rendering.inline_html import InlineHtml
from hexapla.rendering.jsonld import rights
from hexapla.rendering.jsonld.entities import who
from hexapla.rendering.jsonld.ids import Ids
from hexapla.rendering.jsonld.node import Node, Value, node
from hexapla.rendering.jsonld.passage import text_of, within
from hexapla.rendering.naming import Naming


def shown(edition: Document) -> Iterator[Figure]:
    """Yield the figures of an edition whose image may be shown, and is."""
    for found in edition.nodes:
        if isinstance(found, Figure) and found.image:
            yield found


def pictures(ids: Ids, edition: Document, naming: Naming) -> tuple[Node, ...]:
    """Return the images that an edition shows, in their order."""
    return tuple(_picture(ids, edition, figure, naming) for figure in shown(edition))


def _picture(ids: Ids, edition: Document, figure: Figure, naming: Naming) -> Node:
    picture = ids.site.pictures.get(figure.image)
    address = ids.image(image_html.address(figure.image, picture))
    caption = (one for one in within(figure.children) if one.kind is Kind.CAPTION)
    sources = {source.id: source for source in edition.meta.sources}
    # without numbers of sources the credit line has no marks of citations in it
    credit = Attribution(naming, sources).figure_credit(figure, InlineHtml(naming, {}))
    source = sources.get(figure.source)
    holder = naming.registry.outlets.get(source.outlet if source else figure.source)
    return node(
        "ImageObject",
        address,
        contentUrl=address,
        **(_sizes(ids, figure.image, picture) if picture else {}),
        caption=text_of(caption),
        dateCreated=str(figure.date or ""),
        creator=who(ids, figure.photographer) if figure.photographer else None,
        creditText=credit.striptags(),
        **rights.of_picture(
            holder.rights if holder else Rights(),
            picture,
            naming.wording.tag,
        ),
    )


def _sizes(ids: Ids, image: str, picture: Picture) -> dict[str, Value | None]:
    """Return what a picture's file is like, and where a small one lies."""
    if not picture.renditions:
        return {
            "encodingFormat": image_html.media_type(picture.form),
            "width": _pixels(picture.width),
            "height": _pixels(picture.height),
        }
    one, small = renditions.shared(picture), renditions.thumbnail(picture)
    thumbnail = ids.image(addresses.rendition(image, picture, small))
    return {
        "encodingFormat": image_html.media_type(one.form),
        "width": _pixels(one.width),
        "height": _pixels(one.height),
        "thumbnailUrl": thumbnail if small != one else None,
    }


def _pixels(number: int) -> Node:
    """Return a number of pixels (UN/CEFACT Recommendation 20: E37)."""
    return node("QuantitativeValue", value=number, unitCode="E37")
