"""A catalog before anybody has translated in it: its header."""

from translate.storage import pypo

from hexapla.model.document import Document

_MOST_COMMON_PLURAL = "nplurals=2; plural=(n != 1);"
PLURAL_FORMS = {
    "en": _MOST_COMMON_PLURAL,
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<12 || n%100>14) ? 1 : 2);"
    ),
    "zh": "nplurals=1; plural=0;",
}
"""What tools expect in the header (GNU gettext manual, «Plural forms»); an article's messages have
no plurals of their own."""


def new_store(document: Document, locale: str, source_locale: str) -> pypo.pofile:
    """Return an empty catalog.

    No dates in its header, so that nothing changes without a cause. Its method is left open: a
    claim that nobody made is worse than none, and check asks for it once something is translated.
    """
    language = locale.partition("_")[0]
    fields = {
        "Project-Id-Version": document.path.removesuffix(".md"),
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS.get(language, _MOST_COMMON_PLURAL),
        "X-Source-Language": source_locale,
        "X-Method": "",
    }
    lines = "".join(f'"{key}: {value}\\n"\n' for key, value in fields.items())
    store: pypo.pofile = pypo.pofile.parsestring(f'msgid ""\nmsgstr ""\n{lines}'.encode())
    return store
