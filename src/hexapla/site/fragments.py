"""Parts of pages that are made once for all pages where they are the same."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

KEPT = 10_000
"""How many parts are kept, those used last."""


def fragments() -> Callable[..., Any]:
    """Return the function ``cached`` of one language site's templates.

    ``cached(macro, …)`` is ``macro(…)``, called once for the same values. What such a macro makes
    follows from its values and the language's words alone: a macro that is imported without
    ``with context`` sees nothing else of the page.
    """

    @lru_cache(maxsize=KEPT, typed=True)
    def made(macro: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        return macro(*values, **named)

    def cached(macro: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        try:
            return made(macro, *values, **named)
        except TypeError:  # a value that cannot be a key, such as a list: made each time
            return macro(*values, **named)

    return cached
