"""Hexapla: one article, every language beside the others, every source named.

The flow, left to right; each stage is a function from value to value, in a folder of its own:

    content/**/*.md ──reading──> Document ──┬── translating.update ──> translations/**/*.po
    content/registry/*.yaml ──> Registry    │                              │
                                            └── translating.translate <── Catalog
                                                       │
                                       Edition (a Document again) ──┬── checking ──> Problems
                                                                    └── rendering ─> pages

``site`` drives it inside Pelican, and alone touches files. ``docs/architecture.md`` has the rest.
"""

__version__ = "0.1.0"
