"""Policies: one page for each, since it is the one that readers and machines are led to."""

from collections.abc import Iterable

from hexapla.model.document import Document, Status
from hexapla.model.problem import Code, Problem
from hexapla.model.site import Site


def check_policies(edition: Document, site: Site) -> Iterable[Problem]:
    """Note a page that lays down the same policy as another."""
    policy = edition.meta.policy
    if policy is None or edition.meta.status is Status.WITHDRAWN or edition.translations:
        return
    first = site.policies[policy]
    if first != edition.path:
        message = f"the policy {policy} is laid down in {site.shown(first)} already"
        remedy = (
            f'delete the line "policy: {policy}" in one of the two, or withdraw the outdated one'
        )
        line = edition.meta.lines["policy"]
        yield Problem(site.shown(edition.path), line, Code.DUPLICATE_POLICY, message, remedy)
