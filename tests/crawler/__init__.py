"""A reader of built sites: the pages as values, and what is wrong with them.

``pages`` reads a site; each other module holds one kind of law, ``(site) -> Iterator[str]``: a
fault says on which page it is and what it is.
"""
