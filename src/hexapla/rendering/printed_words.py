"""The theme's words as a language's printers set them."""

import gettext

from hexapla.rendering.typography import Typography


class PrintedWords(gettext.NullTranslations):
    """A catalog whose messages are said as they are printed, whoever asks: code or a template."""

    def __init__(
        self, catalog: gettext.NullTranslations, typography: Typography, lang: str
    ) -> None:
        super().__init__()
        self._catalog, self._typography, self._lang = catalog, typography, lang

    def gettext(self, message: str) -> str:
        """Return a message."""
        return self._printed(self._catalog.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of a message for a number."""
        return self._printed(self._catalog.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """Return a message that has a context."""
        return self._printed(self._catalog.pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number of a message that has a context."""
        return self._printed(self._catalog.npgettext(context, msgid1, msgid2, n))

    def _printed(self, message: str) -> str:
        return self._typography.message(message, self._lang)
