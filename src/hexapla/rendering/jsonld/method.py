"""Machine translation, said to machines wherever a notice says it to readers."""

from hexapla.model.block import State
from hexapla.model.document import Document, Status
from hexapla.model.work import Method
from hexapla.rendering.jsonld.node import Value
from hexapla.rendering.jsonld.passage import within

_TRAINED = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_COMPOSITE = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"

_STATUS = {
    Method.MACHINE: "Machine translation, not checked by a person",
    Method.MACHINE_REVIEWED: "Machine translation, revised by a person",
}


def digital_source_type(*methods: Method | None) -> str:
    """Return how a text came about by its translations, '' when no machine had a part in it.

    The terms are those of IPTC's Digital Source Type vocabulary in schema.org's form: what a
    machine wrote last is trained algorithmic media, what people made of a machine's words
    composite.
    """
    if methods and methods[-1] is Method.MACHINE:
        return _TRAINED
    return _COMPOSITE if any(method in _STATUS for method in methods) else ""


def creative_work_status(edition: Document) -> Value:
    """Return the stage an edition is at, in schema.org's words, and its translation's method."""
    status = "Published"
    if edition.meta.status is Status.DRAFT:
        status = "Draft"
    elif State.UNTRANSLATED in edition.outline.states and _lacks_text(edition):
        status = "Incomplete"
    method = _STATUS.get(edition.steps[-1].method) if edition.steps else None
    return (status, method) if method else status


def _lacks_text(edition: Document) -> bool:
    """Whether anything that is read is untranslated; the text that stands for an image is not."""
    texts = (edition.title, edition.summary, *within(edition.body))
    return any(text.state is State.UNTRANSLATED for text in texts if text)
