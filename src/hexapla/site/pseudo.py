"""The verb ``pseudo``: the site built with one language more, in which everything is marked.

It is the ordinary build: of a copy of the catalogs with pseudo-translated ones among them, into a
folder of its own and without the site's address. Nothing of the site is changed.
"""

import shutil
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog

from hexapla.model.document import Document
from hexapla.model.site import Language, Site
from hexapla.site.build import Built, build
from hexapla.site.catalogs import catalog_path
from hexapla.site.files import write_atomically
from hexapla.site.making import Progress, no_progress
from hexapla.site.settings.configuration import Configuration
from hexapla.site.settings.languages import DEFAULT_LANGUAGES
from hexapla.site.theme import find_theme, is_ours, own_folder
from hexapla.site.words import extract
from hexapla.translating.pseudo import TAG, pseudo_catalog, pseudo_words
from hexapla.translating.translate import messages
from hexapla.translating.update import update

SEGMENT = "xa"
_ENGLISH = ("en_001", "en_150", "en_GB", "en_AU", "en_CA")
"""Locales that lend it dates and numbers: CLDR as Babel has it knows no en_XA. The first that is
not the site's own is taken, as two languages cannot share a folder of catalogs."""


def is_apart(output: Path, config: Configuration) -> bool:
    """Whether a folder is neither the site's own output, nor inside it, nor around it."""
    own = config.output
    return output != own and own not in output.parents and output not in own.parents


def pseudo_language(config: Configuration) -> Language:
    """Return the language that a pseudo build adds."""
    taken = {language.locale for language in config.languages}
    locale = next(one for one in _ENGLISH if one not in taken)
    return Language(TAG, locale, SEGMENT)


def build_pseudo(
    settings: dict[str, object],
    config: Configuration,
    site: Site,
    lang: str = "",
    progress: Progress = no_progress,
) -> Built:
    """Build the site with the pseudo-locale added, and say what came of it.

    ``settings`` are the site's with the OUTPUT_PATH for this build. Each article is made from its
    edition in ``lang`` where it has one, else from the language it was written in.
    """
    language = pseudo_language(config)
    theme = find_theme(str(settings.get("THEME") or ""))
    with tempfile.TemporaryDirectory(prefix="hexapla-") as folder:
        catalogs = Path(folder).resolve() / "translations"
        if config.translations.is_dir():
            shutil.copytree(config.translations, catalogs, symlinks=True)
        for document in site.documents:
            source = site.editions[document.path].get(lang, document)
            path = catalogs / catalog_path(config, document, language).relative_to(
                config.translations
            )
            write_atomically(path, _catalog(source, site, language))
        words = catalogs / language.locale / "LC_MESSAGES" / "theme.po"
        write_atomically(words, pseudo_words(_words(theme), language.locale))
        return build(_changed(settings, language, catalogs), progress, keep=False)


def _catalog(source: Document, site: Site, language: Language) -> bytes:
    made = update(source, None, language.locale, site.language(source.lang).locale)
    return pseudo_catalog(made.data) if messages(source) else made.data


def _words(theme: Path) -> Catalog:
    """Return the messages of our own theme and code, and of the site's theme when it is one."""
    code = Path(__file__).resolve().parent.parent / "rendering"
    found = extract(own_folder("theme"), code)
    if is_ours(theme):
        for message in extract(theme, code):
            found.add(message.id, context=message.context)
    return found


def _changed(settings: dict[str, object], language: Language, catalogs: Path) -> dict[str, object]:
    """Return the settings of the pseudo build: a language more, and no address of the site's.

    It is a preview, so that no search engine keeps it and nothing waits for its date.
    """
    languages = settings.get("LANGUAGES", DEFAULT_LANGUAGES)
    codes = {"locale": language.locale, "segment": language.segment}
    return {
        **settings,
        "LANGUAGES": {**(languages if isinstance(languages, dict) else {}), TAG: codes},
        "TRANSLATIONS_PATH": str(catalogs),
        "SITEURL": "",
        "PREVIEW": True,
    }
