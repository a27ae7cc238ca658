"""What a page did not let us know, and what the user can do about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from ..pages.tables import is_table
from ..types import Article, Incident
from . import words


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not known, and the command that mends it."""

    what: str
    mend: str = ""


def gaps(articles: Sequence[Article], incidents: Sequence[Incident], source: str) -> Iterator[Gap]:
    """One line for each kind of thing not known, the incidents named together."""
    source = words.one_line(source)
    yield from _no_article(articles, source)
    yield from _languages(articles)
    yield from _dates_of_articles(articles, source)
    undated = [i for i in incidents if i.when.start is None and i.when.stop is None]
    if undated:
        yield Gap(
            f"When {_named(undated)} happened: the page does not say.", f"dateline edit {undated[0].id} when 2025-06-08"
        )
    yield from _places(incidents)
    alone = [i for i in incidents if i.status == "claimed" and not i.said_by]
    if alone:
        yield Gap(f"Who claims {_named(alone)}.")


def _languages(articles: Sequence[Article]) -> Iterator[Gap]:
    for number, article in enumerate(articles, start=1):
        if article.language == "other":
            yield Gap(f"What article {number} tells: it is in neither English nor Spanish, the two that are read.")


def _no_article(articles: Sequence[Article], source: str) -> Iterator[Gap]:
    if not articles:
        yield Gap("No news article was found on this page.", f"dateline show {quote(source)} --text")


def _dates_of_articles(articles: Sequence[Article], source: str) -> Iterator[Gap]:
    for number, article in enumerate(articles, start=1):
        when = article.published
        if when.start is None and when.stop is None:
            yield Gap(
                f"When article {number} was published: its days of the week stay open. If you know it:",
                _dated(source, "2025-07-31"),
            )
        elif when.start != when.stop:
            yield Gap(
                f"The exact day article {number} was published: {words.when(when)}.",
                _dated(source, "DATE"),
            )


def _dated(source: str, day: str) -> str:
    """How to give a page its date; that of a table's row stands in the table."""
    table, row, _ = source.rpartition("#")
    if row and is_table(Path(table)):
        return f"name the column of dates: dateline read {quote(table)} --map published=COLUMN"
    return f"dateline read {quote(source)} --published {day}"


def _places(incidents: Sequence[Incident]) -> Iterator[Gap]:
    nowhere = [i for i in incidents if not any(p.role == "event" for p in i.places)]
    if nowhere:
        yield Gap(f"Where {_named(nowhere)} happened.", f'dateline edit {nowhere[0].id} place "NAME" --at LAT,LON')
    for incident in incidents:
        for place in incident.places:
            if place.role == "event" and place.lat is None:
                yield Gap(
                    f"Where {words.place(place)} lies (incident {incident.id}): it is not in the gazetteer.",
                    "add it to a file of your own: dateline read ... --places FILE",
                )


def _named(incidents: Sequence[Incident]) -> str:
    ids = [i.id for i in incidents]
    return f"incident {ids[0]}" if len(ids) == 1 else f"incidents {', '.join(ids[:-1])} and {ids[-1]}"
