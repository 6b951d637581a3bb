"""A site with hostile strings, names of every sort and no address yet, as machines read it."""

import pytest

from pages import ATOM, by_id, dublin_core, entry, feed, jsonld, opengraph, record
from sites import hexapla, site, tree
from vocabulary import faults

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
HOSTILE = "A </script><!-- \"x\" & 'y' <b>"
SPECIAL: dict[str, str | bytes] = {
    "content/registry/people.yaml": (
        "kim:\n  names: {en: Anna Kim}\n  sort: {en: 'Kim, Anna'}\n"
        "hostile:\n  names: {en: '" + HOSTILE.replace("'", "''") + "'}\n"
        "newsroom:\n  kind: organisation\n  names: {en: Newsroom}\n"
    ),
    "content/registry/outlets.yaml": "post:\n  names: {en: The Post}\n",
    "content/registry/publications.yaml": (
        "example:\n  kind: website\n  names: {en: The Example, ru: Пример, zh-Hans: 范例}\n"
        f"  license: {LICENSE}\n  terms: {{en: Name us.}}\n"
    ),
    "content/pages/corrections-policy.md": (
        "---\ntitle: How we correct\nslug: how-we-correct\npolicy: corrections\n"
        "date: 2023-05-01T10:00:00+00:00\n"
        "lang: en\n---\nIn place.\n"
    ),
    "content/articles/one.md": (
        "---\ntitle: '" + HOSTILE.replace("'", "''") + "'\ndate: 2023-05-01T10:00:00+00:00\n"
        "lang: en\nslug: one\ncategory: news\nsummary: '" + HOSTILE.replace("'", "''") + "'\n"
        "credits:\n  - {role: author, who: kim}\n  - {role: author, who: hostile}\n"
        "  - {role: editor, who: newsroom}\n"
        "---\n:::{quote}\n:speaker: hostile\n:source: post\n\nWords of \\</script>.\n:::\n"
    ),
}


@pytest.fixture(scope="module")
def special(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return a site with hostile strings and no address yet."""
    folder = site(tmp_path_factory.mktemp("special"), SPECIAL)
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text().replace('"https://example.org"', '""'))
    done = hexapla(folder, "build")
    assert done.returncode == 0, done.stderr
    return {name: data.decode("utf-8", "replace") for name, data in tree(folder / "output").items()}


def test_hostile_strings_come_back_as_they_were(special: dict[str, str]) -> None:
    html = special["en/one/index.html"]
    nodes = by_id(html)
    found = nodes["/en/one/#article"]
    assert (found["headline"], found["description"]) == (HOSTILE, HOSTILE)
    assert nodes["/#person:hostile"]["name"] == HOSTILE
    assert found["hasPart"][0]["text"] == "Words of </script>."
    assert dict(opengraph(html))["og:title"] == HOSTILE
    assert dublin_core(html)["creator"] == ["Anna Kim", HOSTILE]
    assert record(special["en/one/citation.json"])["title"] == HOSTILE
    assert entry(feed(special["en/feed.atom"]), HOSTILE).findtext(f"{ATOM}summary") == HOSTILE


def test_a_site_without_an_address_has_one_graph_all_the_same(special: dict[str, str]) -> None:
    for name in ("index.html", "en/index.html", "en/one/index.html", "en/people/kim/index.html"):
        assert faults(jsonld(special[name])) == []
    assert "/#person:kim" in by_id(special["en/one/index.html"])
    assert "/#person:kim" in by_id(special["en/people/kim/index.html"])
    assert "URL" not in record(special["en/one/citation.json"])
    reference = special["en/one/index.html"].partition('<p class="reference">')[2]
    assert reference.partition("</p>")[0].endswith(">1 May 2023</time>.")


def test_a_name_has_parts_where_the_registry_sorts_it_by_them(special: dict[str, str]) -> None:
    names = record(special["en/one/citation.json"])["author"]
    assert names == [{"family": "Kim", "given": "Anna"}, {"literal": HOSTILE}]


def test_an_outlet_is_no_work_and_an_organisation_no_editor(special: dict[str, str]) -> None:
    found = by_id(special["en/one/index.html"])["/en/one/#article"]
    assert found["hasPart"][0]["isBasedOn"] == {
        "@type": "CreativeWork",
        "publisher": {"@id": "/#outlet:post"},
    }
    assert "editor" not in found
    assert found["contributor"] == [{"@id": "/#person:newsroom"}]
    assert by_id(special["en/one/index.html"])["/#person:newsroom"]["@type"] == "Organization"


def test_the_publisher_names_the_pages_that_say_how_it_works(special: dict[str, str]) -> None:
    publisher = by_id(special["en/one/index.html"])["/#publisher"]
    assert publisher["correctionsPolicy"] == "/en/how-we-correct/"
    assert "masthead" not in publisher


def test_rights_are_told_everywhere(special: dict[str, str]) -> None:
    found = by_id(special["en/one/index.html"])["/en/one/#article"]
    assert found["license"] == LICENSE
    assert found["usageInfo"] == [{"@type": "CreativeWork", "text": "Name us.", "inLanguage": "en"}]
    assert dublin_core(special["en/one/index.html"])["license"] == [LICENSE]
    told = entry(feed(special["en/feed.atom"]), HOSTILE)
    assert told.findtext(f"{ATOM}rights") == "Name us."
    (link,) = told.findall(f"{ATOM}link[@rel='license']")
    assert link.get("href") == LICENSE
