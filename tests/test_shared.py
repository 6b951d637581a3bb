"""What several pages have is made once, and is known by what it read on each of them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from hexapla.site.store.reads import Trace, Watched
from hexapla.site.store.shared import Shared

KEYS = st.text("abc", max_size=2)


@given(
    st.lists(st.frozensets(KEYS), min_size=1),
    st.lists(st.integers(0, 9)),
    st.sampled_from(["", "a.md"]),
)
def test_whoever_has_a_part_has_read_what_it_was_made_from(
    parts: list[frozenset[str]], asked: list[int], of: str
) -> None:
    trace = Trace()
    values = Watched("values", dict.fromkeys("abc", 1), trace)
    shared, made = Shared(trace), []

    def make(part: int) -> int:
        made.append(part)
        return sum(values.get(key, 0) for key in parts[part])

    for place in asked:
        part = place % len(parts)
        with trace.noting() as noted:
            values.get("page")
            got = shared.once(part, lambda part=part: make(part), of=of)
        assert got == sum(key in values.values_ for key in parts[part])
        assert noted == {("values", (key,)) for key in {*parts[part], "page"}}
    assert len(made) == len(set(made))


def test_a_part_inside_a_part_counts_for_both() -> None:
    trace = Trace()
    values = Watched("values", {"in": 1, "out": 2}, trace)
    shared = Shared(trace)

    def outer() -> int:
        return values["out"] + int(shared.once("inner", lambda: values["in"]))

    for _ in range(2):
        with trace.noting() as noted:
            assert shared.once("outer", outer) == 3
        assert noted == {("values", ("in",)), ("values", ("out",))}


@given(st.lists(st.tuples(st.sampled_from(["a.md", "b.md"]), st.sampled_from("xy"))))
def test_what_is_of_a_document_is_kept_until_another_s_turn(asked: list[tuple[str, str]]) -> None:
    shared, made = Shared(Trace()), []
    for document, key in asked:
        one = (document, key)
        assert shared.once(one, lambda one=one: made.append(one) or one, of=document) == one
    turns = [list(turn) for _, turn in itertools.groupby(asked, key=lambda one: one[0])]
    assert made == [one for turn in turns for one in dict.fromkeys(turn)]
