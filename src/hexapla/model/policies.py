"""Policies: what pages of the site's own may lay down."""

from enum import StrEnum


class PolicyPage(StrEnum):
    """How the site works, each in a page of its own; in the order in which they are listed."""

    STANDARDS = "standards"
    CORRECTIONS = "corrections"
    TRANSLATIONS = "translations"
    MASTHEAD = "masthead"
