"""What the language tools read in an article, looked up by span."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents.reading import Ordered, within
from dateline.types import Span


@dataclass(frozen=True)
class Item:
    span: Span


spans = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(spans), spans)
def test_items_inside_a_span_are_those_that_begin_there(some: list[Span], here: Span) -> None:
    """In the order of the text, the longer first where two begin together."""
    items = Ordered(Item(span) for span in some)
    assert list(items) == sorted(items, key=lambda item: (item.span.start, -item.span.stop))
    assert within(items, here) == [item for item in items if here.start <= item.span.start < here.stop]
