"""What a browser finds at fault with a page that it shows."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""All that axe asks by itself, its best practices among it, and the size of what is tapped
(WCAG 2.2, 2.5.8), which it leaves out unless told."""

_OVERFLOW = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return ''
  const out = [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > width + 1)
  return out.slice(-3).map(one => one.outerHTML.slice(0, 80)).join(' ') || 'something'
}"""


def violations(page: Page) -> Iterator[str]:
    """Yield what axe, whose script the page has, says against it."""
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    for one in result["violations"]:
        for node in one["nodes"]:
            yield f"{page.url}: {one['id']}: {node['html'][:160]}: {node['failureSummary']}"


def overflow(page: Page) -> str:
    """Return what of a page is wider than the window, '' for nothing."""
    beyond: str = page.evaluate(_OVERFLOW)
    return beyond
