"""One invented page, read by hand, for the tests of the record and of the commands."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from dateline.types import Article, Claim, Count, Page, Party, Place, Relation, Source, Span, Value, When

TEXT = (
    "Gunmen killed three traders at the market in Port Sudan on Monday, the Health Ministry said.\n\n"
    "Police arrested two men in Suakin on Tuesday after the attack.\n"
)
DAY = When("2024-04-29", "2024-04-29", "day", "Monday", "2024-04-30, the page's date", "the Monday before")


def page(text: str = TEXT, source: str = "market.txt", url: str | None = None) -> Page:
    raw = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(raw).hexdigest()
    return Page(id=sha256[:16], source=source, text=text, sha256=sha256, raw=raw, url=url)


def article(of: Page, number: int = 1) -> Article:
    when = When("2024-04-30", "2024-04-30", "day")
    return Article(f"{of.id}-{number}", of.id, None, (Span(0, len(of.text)),), "en", when)


def claim(of: Page, incident: str, field: str, value: Value, words: str) -> Claim:
    start = of.text.index(words)
    return Claim(f"{of.id}-1", incident, field, value, Span(start, start + len(words)), how="by hand")  # type: ignore[arg-type]


def claims(of: Page, killed: str = "three") -> list[Claim]:
    number = {"three": 3, "four": 4}[killed]
    return [
        claim(of, "1", "type", "armed_attack", "killed"),
        claim(of, "1", "title", "Attack on a market in Port Sudan", "Gunmen killed"),
        claim(of, "1", "when", DAY, "Monday"),
        claim(of, "1", "place", Place("Port Sudan", "SD", 19.62, 37.22, 10.0, "event"), "Port Sudan"),
        claim(of, "1", "party", Party("Gunmen", "initiator"), "Gunmen"),
        claim(of, "1", "party", Party("traders", "target", "civilians", "SD"), "traders"),
        replace(
            claim(of, "1", "count", Count("killed", number, number, "traders"), f"{killed} traders"),
            said_by="Health Ministry",
        ),
        claim(
            of, "1", "said_by", Source("Health Ministry", "official", "said", ("count",)), "the Health Ministry said"
        ),
        claim(of, "2", "type", "arrest", "arrested"),
        claim(of, "2", "when", When("2024-04-30", "2024-04-30", "day", "Tuesday"), "Tuesday"),
        claim(of, "2", "place", Place("Suakin", "SD", 19.1, 37.33, 10.0, "event"), "Suakin"),
        claim(of, "2", "relation", Relation("response_to", "1"), "after the attack"),
    ]
