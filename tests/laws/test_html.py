"""HTML that is made quickly is the HTML that MarkupSafe makes."""

import pickle
from operator import add

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from hexapla.model.dates import PartialDate
from hexapla.rendering.html import NOTHING, Html, escaped, html, in_html

VALUES = st.one_of(
    st.text(),
    st.text("&<>'\"a я中"),
    st.text().map(Markup),
    st.text().map(Html),
    st.integers(),
    st.just(PartialDate(2022, 9)),
    st.none(),
)


@given(VALUES)
def test_a_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert escaped(value) == in_html(value) == escape(value)
    assert type(escaped(value)) is Html
    assert escaped(escaped(value)) == escaped(value)


@given(VALUES, VALUES)
def test_a_pattern_is_filled_as_markup_fills_it(first: object, second: object) -> None:
    made = html('<a href="{0}">{1}</a>{0}', first, second)
    assert made == Markup('<a href="{0}">{1}</a>{0}').format(escape(first), escape(second))
    assert type(made) is Html


@given(st.lists(VALUES), st.text().map(Html))
def test_parts_are_joined_as_markup_joins_them(parts: list[object], between: Html) -> None:
    made = between.join(parts)
    assert made == Markup.join(between, parts)
    assert type(made) is Html


@given(st.text().map(Html), st.one_of(st.text(), st.text().map(Html), st.text().map(Markup)))
def test_html_is_added_to_as_markup_is(left: Html, right: str) -> None:
    for first, second in ((left, right), (right, left)):
        made = add(first, second)
        assert made == escape(first) + escape(second)
        assert isinstance(made, Markup)


@given(st.text())
def test_what_is_made_is_markup_to_everybody_else(text: str) -> None:
    made = html("<b>{}</b>", text)
    assert isinstance(made, Markup)
    assert escape(made) == made
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301
    assert not NOTHING
