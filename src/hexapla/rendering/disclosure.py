"""What a reader must know of a translation before reading it."""

import math
from collections.abc import Collection

from babel.numbers import format_percent

from hexapla.model.block import Block, State
from hexapla.model.document import Document, Translation
from hexapla.model.site import share_translated
from hexapla.model.work import Method, Role
from hexapla.rendering.html import Html, escaped
from hexapla.rendering.naming import Naming, capitalised
from hexapla.rendering.views import StateMark
from hexapla.rendering.wording import Wording, marked

METHODS = {
    Method.HUMAN: marked("translated {from_language}"),
    Method.MACHINE: marked("translated by machine {from_language}"),
    Method.MACHINE_REVIEWED: marked("translated by machine {from_language} and revised"),
}
_NOTICES = {
    Method.MACHINE: marked(
        "This page was translated by machine {from_language}. No person has checked it."
    ),
    Method.MACHINE_REVIEWED: marked(
        "This page was translated by machine {from_language} and then revised by a person."
    ),
}
_BEFORE = {
    Method.HUMAN: marked("The text it was made from was itself translated {from_language}."),
    Method.MACHINE: marked(
        "The text it was made from was itself translated by machine {from_language}."
    ),
    Method.MACHINE_REVIEWED: marked(
        "The text it was made from was itself translated by machine {from_language} and revised."
    ),
}


def method(step: Translation, wording: Wording) -> str:
    """Return how a translation was made: «translated by machine from Chinese»."""
    from_language = wording.from_language(step.source_lang)
    return wording.gettext(METHODS[step.method]).format(from_language=from_language)


def disclosure(edition: Document, wording: Wording) -> str:
    """Return how an edition's text came into its language; '' for an original."""
    said = made(edition, wording)
    return said[:1].upper() + said[1:]


def made(edition: Document, wording: Wording) -> str:
    """Return the same for the middle of a line: «translated by machine from Chinese»."""
    return method(edition.steps[-1], wording) if edition.steps else ""


def with_disclosure(text: str, edition: Document, wording: Wording) -> str:
    """Return words of an edition with how it was translated, for where they stand alone."""
    return text_with(text, disclosure(edition, wording), wording)


def text_with(text: str, told: str, wording: Wording) -> str:
    """Return words and how they were translated, as far as there is either."""
    if not text or not told:
        return text or told
    # Translators: an article’s summary, then how it was translated, such as
    # “Translated by machine from Russian”
    message = wording.gettext("%(summary)s (%(disclosure)s.)")
    return message % {"summary": text, "disclosure": told}


def notice(edition: Document, wording: Wording) -> tuple[str, ...]:
    """Return the sentences that a translated page shows above its text, none for an original."""
    if not edition.steps:
        return ()
    last = edition.steps[-1]
    sentences = []
    if share_translated(edition) < 1:
        message = wording.gettext("{share} of this page is translated so far.")
        sentences.append(message.format(share=percent(edition, wording)))
    if last.method in _NOTICES:
        sentences.append(_about(_NOTICES[last.method], last, wording))
    return (*sentences, *before(edition, wording))


def percent(edition: Document, wording: Wording) -> str:
    """Return the share of an edition that is translated, rounded down, in percent."""
    share = math.floor(share_translated(edition) * 100) / 100
    return str(format_percent(share, locale=wording.locale))


def before(edition: Document, wording: Wording) -> tuple[str, ...]:
    """Return how the texts an edition was made from were translated, the nearest first."""
    steps = reversed(edition.steps[:-1])
    return tuple(_about(_BEFORE[step.method], step, wording) for step in steps)


def _about(message: str, step: Translation, wording: Wording) -> str:
    from_language = wording.from_language(step.source_lang)
    return wording.gettext(message).format(from_language=from_language)


MARKED = frozenset({State.STALE, State.UNTRANSLATED})
"""The states that have a mark."""


def meanings(wording: Wording) -> dict[State, tuple[str, str]]:
    """Return the old Hexapla's mark for each state that has one, and its meaning in words."""
    return {
        State.STALE: (
            "※",
            wording.gettext("The source of this passage has changed since it was translated."),
        ),
        State.UNTRANSLATED: ("÷", wording.gettext("This passage is not translated yet.")),
    }


def state_of(block: Block | None, wording: Wording) -> StateMark | None:
    """Return the mark of a title or summary that is stale or not translated."""
    if block is None or block.state not in MARKED:
        return None
    return StateMark(*meanings(wording)[block.state])


def legend(edition: Document, wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return the state marks the page shows, each with its meaning."""
    return legend_of(edition.outline.states, wording)


def legend_of(states: Collection[State], wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return those of some states that have a mark: the mark and its meaning."""
    if MARKED.isdisjoint(states):
        return ()
    return tuple(entry for state, entry in meanings(wording).items() if state in states)


def byline(edition: Document, naming: Naming) -> Html:
    """Return the line under the title: authors, then who or what translated, as equals."""
    wording = naming.wording
    authors = [credit.who for credit in edition.meta.credits if credit.role is Role.AUTHOR]
    others = [credit for credit in edition.meta.credits if credit.role is not Role.AUTHOR]
    parts: list[Html] = []
    if authors:
        names = wording.list(naming.person(who) for who in authors)
        parts.append(wording.fill("By {people}", people=names))
    parts += [capitalised(line) for line in naming.credits(others)]
    if edition.steps:
        step = edition.steps[-1]
        parts += [capitalised(line) for line in naming.credits(step.credits)]
        own = step.credits if edition.translations else others
        named = any(credit.role is Role.TRANSLATOR for credit in own)
        if step.method is not Method.HUMAN or not named:
            parts.append(capitalised(escaped(method(step, wording))))
    return Html('<span class="separator"> · </span>').join(parts)
