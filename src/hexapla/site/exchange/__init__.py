"""Translations out to translators' tools and back: TMX and XLIFF, between catalogs and files."""
