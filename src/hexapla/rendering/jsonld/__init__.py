"""JSON-LD: what a page tells machines, in the terms of schema.org 30.0.

Each module makes the nodes of one kind, ``graph`` puts a page's together; ``docs/machines.md``
lists the terms.
"""
