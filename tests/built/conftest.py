"""The public site, at its host's root and below a path."""

import pytest

import example
from crawler.pages import Site


@pytest.fixture(scope="session", params=["/", "/a/b/"])
def public(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return every page and file of the example site."""
    return example.site(tmp_path_factory, request.param)
