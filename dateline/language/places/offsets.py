"""Places given by another: "30 km north of X", "the outskirts of X", "off the coast of X"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from ...types import Span
from .spelling import key
from .words import lists

_NUMBER = r"(?P<number>\d[\d.,]*|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|treinta|cuarenta|cincuenta)"
_SPELT = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "un": 1, "una": 1, "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "quince": 15, "veinte": 20, "treinta": 30,
    "cuarenta": 40, "cincuenta": 50,
}  # fmt: skip
_UNIT = r"(?P<unit>nautical miles?|millas? náuticas?|kilomet(?:er|re)s?|kilómetros?|kms?|miles?|mi|millas?|met(?:er|re)s|metros)"
_ASIDE = r"(?:\s*\([^)]{1,40}\))?"
_BEARING = r"(?P<bearing>(?:north|south)[- ]?(?:east|west)?|east|west|nor(?:te|este|deste|oeste)|sur(?:este|oeste)?|sud(?:este|oeste)|oeste|este)(?:ern)?"
_SPANISH = r"(?P<rumbo>norte|noreste|nordeste|noroeste|sur|sureste|sudeste|suroeste|sudoeste|este|oeste)"
_LINK = r"(?:of|from|off|outside|de|del|frente a)(?:\s+(?:the|la|el|los|las|coast of|coasts? of|shores? of|port of|town of|city of|village of|island of|capital|port city of|costas? de|la costa de|las costas de|puerto de|ciudad de|isla de))*"
FAR = re.compile(
    rf"{_NUMBER}[ -]?{_UNIT}{_ASIDE},?\s+(?:(?:to the |al |hacia el )?(?:{_BEARING}|{_SPANISH})\s+)?(?:away\s+)?{_LINK}\s+$",
    re.IGNORECASE,
)
SIDE = re.compile(
    rf"(?:(?:to the |al |hacia el |just |due )?(?:{_BEARING}|{_SPANISH})\s+{_LINK}|\boff(?:\s+the)?(?:\s+coasts?\s+of)?|offshore\s+from|frente a(?: las costas de)?)\s+$",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"(?:outskirts of|near|just outside|outside|close to|suburbs? of|edge of|vicinity of|around|en las afueras de|cerca de|afueras de|periferia de)"
    r"\s+(?:the\s+)?(?:(?:border\s+)?(?:town|city|village|port|island|ciudad|pueblo|isla) (?:of|de)\s+)?(?:la\s+|el\s+)?$",
    re.IGNORECASE,
)
# What stands right before the name wherever one of the three matches.
_ENDS = (
    "of",
    "from",
    "off",
    "outside",
    "near",
    "around",
    "to",
    "the",
    "capital",
    "de",
    "del",
    " a",
    "la",
    "el",
    "los",
    "las",
)
SIDE_KM = 40.0  # "northeast of X" with no distance: the way is known, how far is not
LOOK_BACK = 110  # characters before the name


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the named place (km), which way (degrees from north, None when not said), within what radius (km)."""

    span: Span
    km: float
    bearing: float | None
    radius_km: float
    how: str

    def move(self, lat: float, lon: float) -> tuple[float, float]:
        """The point that lies there; the place itself when the text gives no direction."""
        if self.bearing is None or not self.km:
            return lat, lon
        north = self.km * math.cos(math.radians(self.bearing)) / 111.2
        east = self.km * math.sin(math.radians(self.bearing)) / (111.2 * max(math.cos(math.radians(lat)), 0.05))
        return max(-90.0, min(90.0, lat + north)), (lon + east + 540) % 360 - 180


def around(text: str, name: Span) -> Offset | None:
    """The offset said right before a name, or None."""
    start = max(0, name.start - LOOK_BACK)
    before = text[start : name.start]
    before = before[before.rfind("\n") + 1 :]
    if not before.casefold().rstrip().endswith(_ENDS):
        return None
    start = name.start - len(before)
    if match := FAR.search(before):
        km = _number(match["number"]) * lists().units[key(match["unit"])]
        said = match["bearing"] or match["rumbo"]
        bearing = _bearing(said) if said else None
        span = Span(start + match.start(), name.stop)
        return Offset(span, km, bearing, max(3.0, 0.25 * km) if said else max(3.0, km), " ".join(span.of(text).split()))
    if match := SIDE.search(before):
        span = Span(start + match.start(), name.stop)
        return Offset(span, 0.0, None, SIDE_KM, " ".join(span.of(text).split()))
    if match := NEAR.search(before):
        span = Span(start + match.start(), name.stop)
        return Offset(span, 0.0, None, 10.0, " ".join(span.of(text).split()))
    return None


def _number(said: str) -> float:
    plain = said.casefold()
    if plain in _SPELT:
        return float(_SPELT[plain])
    plain = plain.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    return (
        float(plain.replace(",", "."))
        if plain.count(".") + plain.count(",") == 1
        else float(re.sub(r"[.,]", "", plain))
    )


def _bearing(said: str) -> float | None:
    bearings = lists().bearings
    plain = key(said).replace(" ", "")
    return float(bearings[plain]) if plain in bearings else None
