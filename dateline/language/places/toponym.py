"""What the place finder hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...types import Place, Span
from .asides import Aside

Kind = Literal["literal", "demonym", "government", "associative", "road", "unknown"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text, how it is used, and the place it means.

    `literal` names a place; `demonym` a people ("Guatemalan"); `government` a capital that speaks ("Washington said");
    `associative` a place inside another name ("Aleppo University"); `road` a street of the town given in `place`;
    `unknown` a place that is not in the gazetteer, answered by what holds it. `phrase` takes in "30 km north of"
    and the like; the place of "southeast Houston" is moved that way.
    """

    span: Span
    kind: Kind
    place: Place
    locative: bool = False  # "in X", "near X": something is or happens there
    phrase: Span | None = None
    dateline: bool = False
    body: str = ""  # the word after it, as a key: "police" in "Hattiesburg Police Department"
    whole: bool = False  # a name of its own that begins or ends with a place's: "Flint Hills"
    side: bool = False  # a side of a town: "southeast Houston", "the city's west side"
    aside: Aside = ""  # why it is named beside the news: somebody lives, is treated or is tried there, or the site is
    inside: str | None = None  # ref of the place named after it: "X, Y"
