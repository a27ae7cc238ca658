"""docs/codebook.md."""

import tomllib

from dateline.codes import types
from dateline.codes.book import DATA
from quality.codebook import DOC, page


def test_the_page_is_up_to_date() -> None:
    """docs/codebook.md says what the TOML says."""
    assert DOC.read_text(encoding="utf-8") == page()


def test_every_type_and_case_is_on_the_page() -> None:
    """Each type, subtype and hard case of the data has its place on the page."""
    text = page()
    cases = tomllib.loads((DATA / "cases.toml").read_text(encoding="utf-8"))["case"]
    assert all(f"(`{t.id}`)" in text and all(s in text for s in t.subtypes) for t in types())
    assert all(case["title"] in text for case in cases)
