"""One language's words: the theme's messages, dates, lists and names of languages."""

import dataclasses
import datetime
import gettext
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from hexapla.model.dates import PartialDate
from hexapla.model.registry import Name
from hexapla.model.site import Language
from hexapla.rendering.direction import lang_html
from hexapla.rendering.html import Html, escaped, html, in_html
from hexapla.rendering.printed_words import PrintedWords
from hexapla.rendering.typography import AS_TYPED, Typography


def marked(message: str) -> str:
    """Mark a message for extraction where it is not yet to be translated."""
    return message


IN_LANGUAGE = {
    "en": marked("in English"),
    "ru": marked("in Russian"),
    "zh": marked("in Chinese"),
    "kk": marked("in Kazakh"),
}
FROM_LANGUAGE = {
    "en": marked("from English"),
    "ru": marked("from Russian"),
    "zh": marked("from Chinese"),
    "kk": marked("from Kazakh"),
}
INTO_LANGUAGE = {
    "en": marked("into English"),
    "ru": marked("into Russian"),
    "zh": marked("into Chinese"),
    "kk": marked("into Kazakh"),
}
"""Whole phrases, since languages decline: «с китайского», 译自中文."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a page says in one language. ``translations`` is the theme's catalog.

    ``typography`` sets what a page says; without it that is said as it was typed. ``words`` is the
    catalog whose messages are set, as templates too say them.
    """

    language: Language
    translations: gettext.NullTranslations
    typography: Typography = AS_TYPED
    words: gettext.NullTranslations = field(init=False, repr=False, compare=False)
    locale: Locale = field(init=False)
    _said: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "locale", Locale.parse(self.language.cldr))
        words = PrintedWords(self.translations, self.typography, self.tag)
        object.__setattr__(self, "words", words if self.typography.is_wanted else self.translations)

    def typed(self) -> "Wording":
        """Return the same words as they were typed: for machines, and for what is copied."""
        return dataclasses.replace(self, typography=AS_TYPED)

    @property
    def tag(self) -> str:
        """The language's BCP 47 tag."""
        return self.language.tag

    def gettext(self, message: str) -> str:
        """Return a message of the theme in this language."""
        said = self._said.get(message)
        if said is None:
            said = self._said[message] = self.words.gettext(message)
        return said

    def title(self, message: str) -> Name:
        """Return a message as a name: as it was typed, since readers alone get names set."""
        return Name(self.translations.gettext(message), self.tag)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of a message for a number, with the number in its place {count}."""
        message = self.words.ngettext(singular, plural, number)
        return message.format(count=self.number(number))

    def set(self, text: str, lang: str = "") -> str:
        """Return a text of the site's as readers get it; it is in this language by default."""
        return self.typography.text(text, lang or self.tag)

    def foreign(self, text: Name) -> Html:
        """Return a text or a name as readers get it, with ``lang`` when it is not in this one."""
        return foreign(Name(self.set(text.text, text.lang), text.lang), self.tag)

    def number(self, number: int) -> str:
        """Return a number as the language writes it (CLDR)."""
        return str(format_decimal(number, locale=self.locale))

    def fill(self, message: str, **values: str | Html) -> Html:
        """Return a message with its named places filled, as safe HTML: plain values are escaped."""
        safe = {name: in_html(value) for name, value in values.items()}
        return Html(in_html(self.gettext(message)).format_map(safe))  # noqa: S704

    def list(self, items: Iterable[str | Html]) -> Html:
        """Return «a, b and c» by the language's rules (CLDR), as safe HTML."""
        safe = [in_html(item) for item in items]
        listed = safe[0] if len(safe) == 1 else format_list(safe, locale=self.locale)
        return Html(listed)  # noqa: S704 - its items are

    def date(self, date: PartialDate | datetime.date) -> str:
        """Return a date in words (CLDR), as far as it is known; a datetime's in its own zone."""
        if isinstance(date, datetime.datetime):
            date = date.date()
        return _date_in(self.language.cldr, date)

    def time(self, date: PartialDate) -> Html:
        """Return a date in words as HTML that machines can read too."""
        return html('<time datetime="{}">{}</time>', date, self.date(date))

    def language_name(self, tag: str) -> str:
        """Return what a language is called in this one, without its script: «китайский»."""
        base = tag.partition("-")[0]
        return str(self.locale.languages.get(base, tag))

    def in_language(self, tag: str) -> str:
        """Return «in Chinese» in this language."""
        return self._phrase(IN_LANGUAGE, tag, marked("in the language: {language}"))

    def from_language(self, tag: str) -> str:
        """Return «from Chinese» in this language."""
        if not tag:
            return self.gettext("from an unknown language")
        return self._phrase(FROM_LANGUAGE, tag, marked("from the language: {language}"))

    def into_language(self, tag: str) -> str:
        """Return «into Chinese» in this language."""
        return self._phrase(INTO_LANGUAGE, tag, marked("into the language: {language}"))

    def _phrase(self, phrases: dict[str, str], tag: str, general: str) -> str:
        base = tag.partition("-")[0]
        if base in phrases:
            return self.gettext(phrases[base])
        return self.gettext(general).format(language=self.language_name(tag))


@lru_cache(maxsize=10_000)
def _date_in(locale: str, date: PartialDate | datetime.date) -> str:
    if isinstance(date, PartialDate):
        if date.month is None:
            return format_skeleton("y", date.first_day(), locale=locale)
        if date.day is None:
            return format_skeleton("yMMMM", date.first_day(), locale=locale)
        date = date.first_day()
    return format_date(date, "long", locale=locale)


@cache
def autonym(language: Language) -> str:
    """Return what a language calls itself: English, русский, 简体中文 (CLDR).

    The pseudo-language (CLDR's region XA) has a name of its own, like its words.
    """
    if language.tag.endswith("-XA"):
        return "⟦Ƥşḗŭḓǿ⟧"
    locale = Locale.parse(language.locale)
    return str(locale.languages.get(language.locale) or locale.get_language_name(language.locale))


def foreign(name: Name, tag: str) -> Html:
    """Return a name as safe HTML, with ``lang`` when it is not in the language of the page."""
    if name.lang in {tag, ""}:
        return escaped(name.text)
    return html("<span{}>{}</span>", lang_html(name.lang, tag), name.text)
