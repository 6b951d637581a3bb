"""Problems: what is wrong with the newsroom's files, where, and how to mend it."""

from enum import StrEnum
from typing import Self

from msgspec import Struct


class Severity(StrEnum):
    """An error stops the build; a warning does so only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Every kind of problem, with the line of documentation that ``docs/problems.md`` prints."""

    doc: str
    severity: Severity

    def __new__(cls, value: str, doc: str, severity: Severity = Severity.ERROR) -> Self:
        """Make a member whose value is the code as it is printed."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.doc = doc
        member.severity = severity
        return member

    # Files
    NOT_UTF8 = "not-utf-8", "A file is not UTF-8 text."
    CONTROL_CHARACTER = "control-character", "A file has a character that no page may show."
    UNREADABLE = "unreadable", "A file cannot be opened."
    SYMLINK = "symlink", "A symbolic link inside the content: what it shows could lie anywhere."
    UNKNOWN_FILE = "unknown-file", "A file that nothing uses.", Severity.WARNING

    # Front matter and the registry's YAML
    NO_FRONT_MATTER = "no-front-matter", "A document does not start with front matter."
    FRONT_MATTER_SIZE = "front-matter-size", "The front matter is longer than 8 KiB."
    YAML = "yaml", "YAML that cannot be read, or a part of YAML that is not accepted here."
    DUPLICATE_KEY = "duplicate-key", "One key stands twice."
    UNKNOWN_KEY = "unknown-key", "A key that means nothing here."
    MISSING_KEY = "missing-key", "A key that is required is not there."
    BAD_VALUE = "bad-value", "A value is not of the form its field needs."
    BAD_DATE = "bad-date", "A date that cannot be read, or that does not exist."
    BAD_SLUG = (
        "bad-slug",
        "A slug that is not ASCII letters, digits and hyphens, is too long, or is reserved.",
    )
    DUPLICATE_SLUG = "duplicate-slug", "Two documents have the same address."
    DUPLICATE_ISSUE = "duplicate-issue", "Two issues of a publication would have one address."
    DUPLICATE_POLICY = "duplicate-policy", "Two pages lay down one policy."
    DUPLICATE_ID = "duplicate-id", "One id stands twice where it must be one thing's alone."

    # Markdown
    UNKNOWN_DIRECTIVE = "unknown-directive", "A directive whose name is not known."
    UNCLOSED_DIRECTIVE = "unclosed-directive", "A directive without its closing fence."
    STRAY_FENCE = "stray-fence", "A closing fence that closes nothing."
    UNKNOWN_OPTION = "unknown-option", "A directive has an option it does not take."
    EMPTY_DIRECTIVE = "empty-directive", "A directive without the text that it exists for."
    IMAGE_IN_TEXT = "image-in-text", "A picture in running text, where it can carry no credit."
    RAW_HTML = "raw-html", "HTML in an article, which is shown as text.", Severity.WARNING
    LOST_CELL = "lost-cell", "A row of a table has more cells than the table has columns."
    TOO_DEEP = "too-deep", "Lists or quotations nested deeper than the parser keeps."
    HEADING_ONE = "heading-one", "A heading of the first level, which is the title's alone."
    LINK_SCHEME = "link-scheme", "A link to something other than the web, mail or this site."
    UNUSED_DEFINITION = "unused-definition", "A link definition that no link uses."
    FOOTNOTE = "footnote", "A footnote definition in the text; sources stand in the front matter."
    HALF_CITATION = "half-citation", "A citation that is begun and not completed, shown as text."
    UNCLOSED_CODE = "unclosed-code", "Lines of code without their closing fence."
    STRAY_ANCHOR = "stray-anchor", "A block id with no block under it."

    # References
    UNKNOWN_PERSON = "unknown-person", "A person whom the registry does not know."
    UNKNOWN_OUTLET = "unknown-outlet", "An outlet that the registry does not know."
    UNKNOWN_PUBLICATION = "unknown-publication", "A publication that the registry does not know."
    UNKNOWN_TOPIC = "unknown-topic", "A category, tag or kicker that the registry does not know."
    UNKNOWN_SOURCE = "unknown-source", "A citation of a source that the article does not list."
    UNKNOWN_WORK = "unknown-work", "A work of the chain comes from one that is not in the chain."
    UNUSED_SOURCE = "unused-source", "A source listed but cited nowhere."
    AMBIGUOUS_SOURCE = "ambiguous-source", "An id is both a citation's and an outlet's."
    BROKEN_LINK = "broken-link", "A link to an article, a block or a file that does not exist."
    UNPUBLISHED_LINK = (
        "unpublished-link",
        "A link to an article that is not published, shown as words alone.",
        Severity.WARNING,
    )
    CHAIN = (
        "chain",
        "A work of the chain stands above one it comes from, or the last says what the page says.",
    )
    CHAIN_CYCLE = "chain-cycle", "Works of the chain come from one another in a circle."
    CHAIN_ORIGIN = "chain-origin", "No work of the chain is the first publication, or two are."
    CHAIN_LANGUAGE = "chain-language", "A work of the chain does not say its language."
    CHAIN_DATE = (
        "chain-date",
        "A work of the chain has neither an issue nor a date, and does not say `date: unknown`.",
    )
    CHAIN_ACTOR = "chain-actor", "A work of the chain names nobody who published or made it."
    BAD_IMAGE = "bad-image", "A figure's file is not a picture that pages show."
    MISSING_IMAGE = "missing-image", "A figure's image file does not exist."
    MISSING_ALT = "missing-alt", "An image without a text for readers who cannot see it."
    MISSING_CREDIT = "missing-credit", "A figure that does not say where its picture is from."
    CREDIT_MISMATCH = (
        "credit-mismatch",
        "A picture's file names other holders than the figure does.",
        Severity.WARNING,
    )
    MISSING_SPEAKER = "missing-speaker", "A quotation that does not say whose words it gives."
    MISSING_SOURCE = (
        "missing-source",
        "A quotation that neither says where its words are recorded, nor that it is `unsourced`.",
    )

    # Catalogs
    ORPHAN_CATALOG = "orphan-catalog", "A catalog whose document does not exist."
    CATALOG_SYNTAX = "catalog-syntax", "A catalog that gettext's own tools would refuse."
    FORMAT_FLAG = (
        "format-flag",
        "A message of an article is flagged as a format string, so that a % in it means an error.",
        Severity.WARNING,
    )
    CATALOG_LOSSY = "catalog-lossy", "A catalog whose bytes would not survive being rewritten."
    CATALOG_LOSS = "catalog-loss", "An update would put many translations out of use."
    CATALOG_HEADER = "catalog-header", "A catalog's header contradicts its place or its document."
    CATALOG_LANGUAGE = "catalog-language", "A catalog in a folder of no configured language."
    PIVOT = "pivot", "A catalog translates from an edition that does not exist."
    MARKUP = "markup", "A translation whose links or citations differ from its source's."
    STALE_MARKUP = (
        "stale-markup",
        "A stale translation's links or citations differ from its source's.",
        Severity.WARNING,
    )
    EXCHANGE_SYNTAX = (
        "exchange-syntax",
        "An XLIFF file that cannot be read, or that belongs to no catalog of the site.",
    )
    EXCHANGE_UNIT = "exchange-unit", "A unit of an XLIFF file that its catalog cannot take."
    THEME_MESSAGE = "theme-message", "A word of the theme has no translation.", Severity.WARNING

    # Registry
    MISSING_NAME = (
        "missing-name",
        "A name is missing in a language; another language's form is shown.",
        Severity.WARNING,
    )
    FORBIDDEN_NAME = (
        "forbidden-name",
        "A name in a form that the registry forbids; another is approved.",
        Severity.WARNING,
    )

    # Waivers and the build
    UNUSED_WAIVER = "unused-waiver", "A waiver that waives nothing."
    SETTING = "setting", "A setting of the site that cannot be used."
    LEDGER = "ledger", "The ledger of published addresses, or a line of it, cannot be used."
    LOST_ADDRESS = (
        "lost-address",
        "An address that was published is served by nothing, and the ledger does not say why.",
    )
    OUTPUT = "output", "The site cannot be written as it should be."
    MISSING_NOTICE = (
        "missing-notice",
        "A page leaves out what its reader must know of a translation.",
    )
    TEMPLATE = "template", "A template of the theme that cannot be rendered."
    SEARCH = "search", "The index of the search page cannot be made."
    PELICAN = "pelican", "Pelican, or a plugin of it, reported an error."


WAIVABLE = frozenset(
    {
        Code.CHAIN_ACTOR,
        Code.CHAIN_CYCLE,
        Code.CHAIN_DATE,
        Code.CHAIN_LANGUAGE,
        Code.CHAIN_ORIGIN,
        Code.CREDIT_MISMATCH,
        Code.FORBIDDEN_NAME,
        Code.HEADING_ONE,
        Code.MARKUP,
        Code.MISSING_ALT,
        Code.MISSING_CREDIT,
        Code.MISSING_NAME,
        Code.MISSING_NOTICE,
        Code.MISSING_SOURCE,
        Code.MISSING_SPEAKER,
        Code.RAW_HTML,
        Code.STALE_MARKUP,
        Code.UNKNOWN_OUTLET,
        Code.UNKNOWN_PERSON,
        Code.UNKNOWN_PUBLICATION,
        Code.UNKNOWN_SOURCE,
        Code.UNKNOWN_TOPIC,
        Code.UNKNOWN_WORK,
        Code.UNUSED_DEFINITION,
        Code.UNUSED_SOURCE,
    }
)
"""The rules a document may break with a reason; without the others no page could be made."""

WHEN_BUILT = frozenset({Code.MISSING_NOTICE})
"""Those of them that only a build can tell, once there are pages."""


class Problem(Struct, frozen=True, order=True):
    """One finding; ``line`` counts from 1."""

    path: str
    line: int
    code: Code
    message: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """How grave it is; each code has one severity."""
        return self.code.severity

    def __str__(self) -> str:
        """Return ``file:line: code: what is wrong; how to mend it``."""
        return f"{self.path}:{self.line}: {self.code}: {self.message}; {self.remedy}"


class Findings:
    """The problems found in one file so far.

    A reader makes one, hands it down while it reads, and returns ``problems`` with its value: so
    that one run names every fault of a file, not the first alone.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: dict[Problem, None] = {}

    def add(self, code: Code, line: int, message: str, remedy: str) -> None:
        """Note a problem at a line (counted from 1); saying it twice is saying it once."""
        self._found.setdefault(Problem(self.path, line, code, message, remedy))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, in the order of its lines."""
        return tuple(sorted(self._found))
