"""Pages that leave out what their reader must know: only rendered ones can tell."""

from collections.abc import Iterable

from markupsafe import escape

from hexapla.model.problem import Code, Problem


def missing_notice(
    html: str, sentences: Iterable[str], path: str, template: str, origin: str
) -> tuple[Problem, ...]:
    """Return the problem of a page without each sentence of its notice; none where all are there.

    ``path`` is the page's file, ``template`` what made it, ``origin`` the article to be named.
    """
    gone = [sentence for sentence in sentences if str(escape(sentence)) not in html]
    if not gone:
        return ()
    message = f"the template {template} leaves out of {path} what its notice says: {gone[0]}"
    remedy = "show every sentence of page.notice in it, as the template _marginalia.html does"
    return (Problem(origin, 1, Code.MISSING_NOTICE, message, remedy),)
