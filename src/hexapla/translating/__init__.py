"""Catalogs in and out: what is translated, and what remains to be."""
