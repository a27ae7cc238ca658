"""What one line says about itself, from its words alone: caption, credit, byline, notice, teaser, chrome.

The phrases stand in words.toml; this module only compiles and asks. Every answer is a plain bool or a match.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dateline.articles import dates
from dateline.articles.dates import MONTHS

LONG = 300  # characters of one that a bare name signs
PICTURED = 140  # characters of a caption that names no maker
REPORT = 120  # characters of a report's title
REMEMBERED = 2000  # lines: a page asks the same of a line more than once
DASH = r"(?:—|–|--|―| - | -|- )"
PLACE = (
    r"(?:Ma?c)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*(?:[ -](?:[A-ZÀ-ÖØ-Þ'’.\-]+|de|la|las|los|del|el|al|of|and|y|d’|and)){0,5}"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
NO_DAY = rf"(?!(?i:(?:{'|'.join(MONTHS)})\b\.?\s\d|(?:{WEEKDAY})\b))"  # ", June 2" and ", Friday" are no region
REGION = (
    rf"(?:,\s?{NO_DAY}[A-ZÀ-ÖØ-Þ][\w’'.\-]*(?:\s(?:of|the|de|la|del|los|y|and|[A-ZÀ-ÖØ-Þ][\w’'.\-]*)){{0,4}}){{0,2}}"
)
MIX = r"[A-ZÀ-ÖØ-Þ][\w’'.\-]+(?:\s(?:de|del|la|el|al|of|[A-ZÀ-ÖØ-Þ][\w’'.\-]+)){0,3}"
PART = r"(?:\s\([A-ZÀ-Þ][^()]{2,30}\)(?=,))?"  # "Barbate (Cádiz), 26 feb. (Litoral).-"
# Between the fields of a byline's row.
FIELD = r"\s*(?:\|+|·|•|//|~|\t|—|–)\s*|\s-\s|\s/\s|\s{3,}|(?<=[^\W_]{4})(?<!Prof)(?<!Capt)(?<!Sept)\.\s(?=[A-ZÀ-Þ\d])"
END = r"(?:\.?\s?(?:—|–|--|―)|\.?\s?-|:)"  # behind an agency
DAY = r"(?:,?\s(?:\d{1,2}(?=\s\()|\d{1,2}\s[A-Za-z][A-Za-zé]{2,9}\.?(?:\s\d{2,4})?|[A-Z][A-Za-zé]{2,9}\.?\s\d{1,2}(?:,\s\d{4})?))?"
# "LA MESILLA, Guatemala (AP) —", "KABUL —", "HOJAI, March 12:", "LAKKI MARWAT:", "TUPELO, Miss. —"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}{PART}{REGION})(?P<day>{DAY})\s?(?:\((?P<agency>[^()]{{2,40}})\)\s?{END}|,?\s?{DASH}|:)\s?(?=[\w“\"'‘«¿¡(\[])"
)
# "Kabul (AFP) -", "Ciudad de México, 3 jul (EFE).-": mixed case needs an agency.
MIXED = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w’'.\-]+(?:\s(?:de|la|del|los|al|el|[A-ZÀ-Þ][\w’'.\-]+)){{0,4}}{PART}{REGION})(?P<day>(?:,?\s\d{{1,2}}(?:\s\w{{3,10}}\.?)?|,?\s\w{{3,9}}\.?\s\d{{1,2}})?)\s?\((?P<agency>[A-ZÀ-Þ][^()]{{1,40}})\)\s?{END}\s?(?=\S)"
)
# "Geneva / Port Sudan, 30 May 2024 -", "Bogotá, 3 de mayo (Redacción)": mixed case without an agency needs a day.
DATED = re.compile(
    rf"(?P<place>{MIX}(?:\s?/\s?{MIX})?{REGION}),\s(?P<day>\d{{1,2}}\s(?:de\s)?(?i:{'|'.join(MONTHS)})\b\.?(?:,?\s(?:del?\s)?\d{{4}})?|(?i:{'|'.join(MONTHS)})\b\.?\s\d{{1,2}}(?:,\s\d{{4}})?)(?:\s?\((?P<agency>[^()]{{2,40}})\))?\s?(?:\.?\s?(?:—|–|--|―|-)|:)\s?(?=\S)"
)
# "KINGSTON, Jamaica (APS)": a line of its own
FILED_ALONE = re.compile(
    rf"(?P<place>{MIX}{REGION})(?P<day>{DAY})\s\((?P<agency>[A-ZÀ-Þ][\w .&-]{{1,30}})\)\s?[.:–—-]*"
)
# "Baldwin City — While piecing": a dateline only when the text says the place again.
OPENED = re.compile(
    rf"(?P<place>{MIX}{REGION})(?P<day>)(?P<agency>)(?:\s?(?:—|–|--)\s?|\s-\s|(?<=\.)-\s|\.\s?-\s)(?=[A-ZÀ-Þ“\"‘«¿¡])"
)
# "JULIACA. Nueve personas", "Temuco. La cosecha"
STOPPED = re.compile(
    rf"(?P<place>{PLACE}|[A-ZÀ-Þ][\w’'\-]+(?:\s(?:de|del|la|el|[A-ZÀ-Þ][\w’'\-]+)){{0,2}})(?P<day>)(?P<agency>)\.\s(?=[A-ZÀ-Þ“\"‘«¿¡])"
)
# "... said. (dpa)", "Source: AFP", "— Reuters": the end of a text, or the line below it.
CLOSING = re.compile(
    r"(?:^\(?(?:(?:source|sources|fuente|quelle|fonte)\s?:\s?)?|[.!?”\"»]\s?[—–-]\s?|\s\()(?P<agency>[A-Za-zÀ-ÿ]+(?: [A-Za-zÀ-ÿ]+){0,2})\)?\.?$",
    re.I,
)
CLOSERS = "\"'”’»“‘«)\\]"  # “ closes a German quotation, « a Danish one
TERMINAL = re.compile(rf"[.!?…:;。！？।؟۔][{CLOSERS}」』]*$|[.!?…,][”\"’»“«]|[”“«»][.!?]$")
NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.\-]*(?:\s(?:de|del|la|las|los|van|von|der|den|da|dos|di|al|el|bin|ibn|y|(?:(?:a[dlnrstz]|ash|el)-|[dl][’'])[A-Z]\w+|[A-ZÀ-ÖØ-Þ][\w’'.\-]*)){1,4}"
# "Barbosa, Santander. El viernes ..." opens a paragraph; "Kathmandu, May 9" is a line of its own.
PLAIN = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2},\s[A-ZÀ-Þ][\w’'-]+(?:\s(?:del?\s|of\s)?[A-ZÀ-Þ][\w’'-]+){0,2})\.\s(?=[A-ZÀ-Þ“«\"¿¡])"
)
PLACE_DAY = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){{0,3}}{REGION}),?\s(?:\d{{1,2}}\s[A-Z][a-zé]{{2,9}}\.?|[A-Z][a-zé]{{2,9}}\.?\s\d{{1,2}})(?:,?\s(?:19|20)\d\d)?\s?[.:—–-]?"
)
SIGNATURE = re.compile(rf"{NAME}\s*(?:[,|·(/–—-]|$)")  # names, or a name and its role
NAMES_ONLY = re.compile(rf"{NAME}(?:(?:(?:,| and| y|, and| &| /| \|) |/){NAME})*$")
# "... at Khirbet al-Marj. By Miriam Lockhart, 5 May 2021": a summary that its writer signs.
SIGNED = re.compile(rf"(?<=[.!?”\"»] )(?:By|Por|Von|Par) (?P<name>{NAME})(?:\s*[,|·–—-]\s*(?P<day>.{{4,40}}))?$")


# What the end of a caption has at least one of, looked for before its patterns are.
_SIGNED = re.compile(r"[.!?”\"»)]\s?[-–—]")
_BY_NAME = re.compile(r"[.!?”\"»)] (?:[A-ZÀ-Þ. ]+|/[^/]{3,40})$")
_PAST = re.compile(r"\b[a-z]\w+ed\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STOPS = '.!?”"»'
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ROW = re.compile(r"\s[|/·•]\s|//|\bRef\b", re.I)  # fields of a masthead
_STOP = re.compile(r"(?<=[a-zà-ÿ]{2})[.!?] (?=[A-ZÀ-Þ])")
# What stands in a noun's clause tells nothing: "The bus from which they were taken", "What was left of the front".
_CLAUSE = re.compile(
    r"^What (?:was|is|remains) (?:left )?of|\b(?:which|where|who|whom|whose|that|donde|que|cuy[oa]s?)\b[^,.]*", re.I
)
_NOTE = re.compile(r"^(?:nota|note|n\. de la r\.)\s?[:.–—-]\s*(?=(?:en )?una? |an? |the |this |est[ae] )", re.I)
_HOUSE = re.compile(
    r"^[A-Z]{2,6}\s(?=(?:CORRECTION|CLARIFICATION|UPDATE|ADVISORY|CORRECCIÓN|ACLARACIÓN)\b)"
)  # "APS CORRECTION: ..."
_ITSELF = re.compile(r"[|·•@©]|https?:|\.\.\.$|^(?:The )?[A-Z]{2,} (?:is|es) (?:an?|the|una?|el|la)\b")
_NAMELESS = re.compile(r"(?:from|by) (?:our|a) (?:own |special |staff )?correspondent\.?", re.I)
# "Texto: Ana Ruiz. Fotos: Luis Gil": a byline
_BOTH = re.compile(
    rf"(?:By|Por|Textos?|Text|Words|Story)\s?:?\s{NAME}\s?[.,|/·;]?\s(?i:fotos?|photos?|photographs?|pictures|imágenes)\b"
)
_PICTURED = re.compile(r"[\"“«'‘]?[A-ZÀ-Þ][^|·•@?!/]+$")
_MAKERS = ("photo", "foto", "pic", "imag", "file", "video", "via", "vía", "archiv", "courtesy", "cortes", "source", "fuente", "handout", "suppl", "submit", "cedid", "pool", "contribut",
           "©", "camera", "cámara", "captur", "redes soc", "screen", "still", "grab", "photogr", "graphic", "gráfico", "illustr", "drawing", "ilustr", "dibujo", "credit", "crédito", "screenshot", "captura", "media", "map")  # fmt: skip


@cache
def phrases(table: str, key: str) -> re.Pattern[str]:
    """One compiled pattern of a list of words.toml, anchored where its key says."""
    body = "|".join(f"(?:{phrase})" for phrase in _words()[table][key])
    whole = f"(?:{body})$"
    shape = {"ends": whole, "whole": whole, "faint": whole, "heads": rf"(?:{body})\s?[:.…»›>]?$"}.get(
        key, f"(?:{body})"
    )
    if key in ("starts", "lines", "published", "updated", "never", "function"):
        shape = rf"(?:{body})(?!\w)"
    return re.compile(shape, 0 if key in ("ends", "signed", "faint") else re.I)


def stretches(
    between: re.Pattern[str], text: str, start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, int]]:
    """Where what stands between the matches begins and ends, as in the fields of a row."""
    stop = len(text) if stop is None else stop
    for cut in between.finditer(text, start, stop):
        yield start, cut.start()
        start = cut.end()
    yield start, stop


def spoken_of(name: str) -> re.Pattern[str]:
    """The name behind a word that makes it a place's: "in Gusau"."""
    return re.compile(rf"\b(?:{words('dateline', 'before')})\s{re.escape(name)}\b")


@cache
def words(table: str, key: str) -> str:
    """The alternatives of a list of words.toml."""
    return "|".join(_words()[table][key])


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=REMEMBERED)
def dateline(text: str) -> re.Match[str] | None:
    """The dateline that opens a paragraph, with groups place, day and agency."""
    found = DATELINE.match(text) or MIXED.match(text) or DATED.match(text)
    if not found or not 3 <= len(found["place"]) <= 60 or len(text) < found.end() + 25:
        return None
    return None if phrases("dateline", "never").match(found["place"]) else found


@lru_cache(maxsize=REMEMBERED)
def is_caption(text: str) -> bool:
    likely = phrases("caption", "starts").match(text) or (len(text) > 30 and _ends_in_credit(text))
    return bool(likely) and not _BOTH.match(text) and not phrases("caption", "others").match(text)


def _ends_in_credit(text: str) -> bool:
    tail = text[-130:]
    if (
        _BY_NAME.search(tail)
        and len(text) < LONG
        and phrases("caption", "signed").search(tail)
        and not dates.find(text)
    ):
        return True
    if "/" not in tail and "|" not in tail and not tail.endswith((")", ").", "]")) and not _SIGNED.search(tail):
        low = tail.lower()
        if not any(word in low for word in _MAKERS):
            return False
    hit = phrases("caption", "ends").search(tail)
    return hit is not None and not _is_dated(text[: len(text) - len(tail) + hit.start()])


@lru_cache(maxsize=REMEMBERED)
def is_faint_caption(text: str) -> bool:
    """Of a line that is no text: a sentence behind which a maker's name stands alone ("... on Monday. KRDV")."""
    if not 40 <= len(text) < LONG or not _PICTURED.match(text) or is_chrome(text) or is_teaser(text):
        return False
    hit = phrases("caption", "faint").search(text[-60:])
    words = text[: len(text) - len(text[-60:]) + hit.start()] if hit else ""
    if words.count(" ") <= 4 or phrases("caption", "others").match(text) or _is_dated(words):
        return False
    in_brackets = text.endswith((")", ").")) and (text.endswith(".") or words.rstrip()[-1] in _STOPS)
    is_plain = text.endswith("]") and not (_STOP.search(words) or any(c.isdigit() for c in words))
    return in_brackets or is_plain or _shows(words)


def _shows(words: str) -> bool:
    """Says where, and no verb tells."""
    return bool(_of_captions("scene").search(words)) and not _of_captions("verbs").search(_CLAUSE.sub("", words))


def _is_dated(words: str) -> bool:
    """A day with hardly another word: what follows is no picture's maker."""
    found = dates.find(words)
    return bool(found) and len(_WORD.findall(words[: found[0].start] + words[found[-1].stop :])) < 4


@lru_cache(maxsize=REMEMBERED)
def is_pictured(text: str) -> bool:
    """What a picture shows, and where: no verb tells, and a day or a stop ends it ("Relatives outside the court on Thursday")."""
    if (
        len(text) > PICTURED
        or text.count(" ") < 3
        or not _PICTURED.match(text)
        or phrases("caption", "others").match(text)
    ):
        return False
    first = _first(text)
    if _of_captions("verbs").search(_CLAUSE.sub("", first)) or is_chrome(text) or is_teaser(text) or dates.find(text):
        return False
    return bool(_of_captions("scene").search(first)) and (text.endswith(".") or bool(_of_captions("day").search(text)))


def is_dated_picture(text: str) -> bool:
    """Of what `is_pictured` takes: surely no sentence of the text, for a day ends it and no past tense tells."""
    first = _first(text)
    return not tells_past(first) and bool(_of_captions("day").search(first))


def _first(text: str) -> str:
    """The first sentence, when it has four words or more."""
    cut = _STOP.search(text)
    return text[: cut.start() + 1] if cut else text


def tells(text: str) -> bool:
    """More than two words, no address, no row of fields, and no newsroom about itself ("LRF is a platform of ...")."""
    return text.count(" ") > 1 and not _ITSELF.search(text)


def tells_past(text: str) -> bool:
    return bool(_PAST.search(text))


@cache
def _of_captions(key: str) -> re.Pattern[str]:
    """One list of captions, as whole words; days at the end."""
    return re.compile(rf"\b(?:{words('caption', key)})" + {"verbs": r"(?!\w)", "day": r"\.?$"}.get(key, ""), re.I)


@lru_cache(maxsize=REMEMBERED)
def is_credit(text: str) -> bool:
    return len(text) < 120 and bool(phrases("credit", "whole").match(text))


@lru_cache(maxsize=REMEMBERED)
def is_byline(text: str) -> bool:
    """ "By Jane Roe and John Doe", "Por Ximena Tapia", "Zarif Betani Published November 20" needs a date beside it."""
    if len(text) > 140:
        return False
    found = phrases("byline", "starts").match(text)
    if not found:
        return bool(_NAMELESS.fullmatch(text))
    rest = text[found.end() :].strip(" :\t|")
    return bool(
        re.match(NAME, rest)
        or re.match(r"[A-ZÀ-Þ]{2,}", rest)
        or phrases("byline", "nobody").match(rest)
        or phrases("byline", "wires").match(rest)
    )


@cache
def leads() -> re.Pattern[str]:
    """What leads the names of a byline, at the start of a line or inside it, a capital behind it."""
    words = "|".join(f"(?:{phrase})" for phrase in _words()["byline"]["leads"])
    return re.compile(rf"(?:^|(?<=[\s|·•(,/–—-]))(?i:{words})(?!\w)\s?:?\s*(?=[A-ZÀ-ÖØ-Þ])")


@lru_cache(maxsize=REMEMBERED)
def notice(text: str) -> str | None:
    """correction, update, clarification, editor or None."""
    if not 25 <= len(text) <= 450:
        return None
    bare = _HOUSE.sub("", _NOTE.sub("", text.lstrip("*([ _—–-")))
    kinds = ("correction", "update", "clarification", "editor")
    kind = next((kind for kind in kinds if phrases("notice", kind).match(bare)), None)
    return None if kind == "update" and not is_sentence(text) and not dates.find(text) else kind  # "UPDATE: Vigil held"


def notice_head(text: str) -> str | None:
    """The kind of notice that a line heads ("CORRECTION to the morning item")."""
    if len(text) > 60 or is_sentence(text):
        return None
    found = phrases("notice", "heads").match(_HOUSE.sub("", text.strip("*([ _—–-])")))
    if not found:
        return None
    return "clarification" if found[0].lower().startswith(("a", "cl")) else "correction"


@lru_cache(maxsize=REMEMBERED)
def is_teaser_head(text: str) -> bool:
    return len(text) < 60 and bool(phrases("teaser", "heads").match(text))


@lru_cache(maxsize=REMEMBERED)
def is_teaser(text: str) -> bool:
    return len(text) < 200 and bool(phrases("teaser", "lines").match(text))


def is_section(text: str) -> bool:
    """Names a part of the page ("From the same section", "ÚLTIMA HORA PROVINCIA")."""
    return len(text) < 60 and bool(phrases("teaser", "whole").match(text))


def is_pointer(text: str) -> bool:
    """Names another story ("READ MORE: Two held over bus fire")."""
    return len(text) < 200 and bool(phrases("teaser", "pointers").match(text))


@lru_cache(maxsize=REMEMBERED)
def is_report(text: str) -> bool:
    """A report's own title with the days that it covers ("Weekly coast bulletin, 2 - 8 May 2024"), and no stamp."""
    if len(text) > REPORT or _ROW.search(text) or not dates.find(text):
        return False
    if phrases("stamp", "published").match(text) or phrases("stamp", "updated").match(text):
        return False
    found = dates.find(text)
    named = _WORDS.findall(text[: found[0].start] + " " + text[found[-1].stop :])
    least = 3 if _of_reports("several").search(text) else 4
    return len(named) >= least and bool(_of_reports("nouns").search(text))


@cache
def _of_reports(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words('report', key)})(?!\w)", re.I)


def is_reply(text: str) -> bool:
    """A link below a reader's comment."""
    return bool(phrases("comment", "whole").match(text))


def is_comment_head(text: str) -> bool:
    return bool(phrases("comment", "heads").match(text))


def is_motto(text: str) -> bool:
    """ "Serving the valley since 1911"."""
    return bool(phrases("chrome", "mottos").match(text))


def is_advert(text: str) -> bool:
    return bool(phrases("chrome", "adverts").match(text))


@lru_cache(maxsize=REMEMBERED)
def is_chrome(text: str) -> bool:
    if len(text) < 200 and phrases("chrome", "starts").match(text):
        return True
    return len(text) <= 300 and _has_inside(text.lower())


def _has_inside(low: str) -> bool:
    """One of the phrases of chrome anywhere; a phrase is looked for only where its longest word stands."""
    return any(phrase.search(low) for core, phrase in _inside() if core in low)


@cache
def _inside() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for phrase in _words()["chrome"]["inside"]:
        bare = re.sub(r"\\[a-z]|\[[^]]*\]|\w[?*]", " ", re.sub(r"\((?:[^()]|\([^()]*\))*\)[?*]?", " ", phrase))
        found.append((max(re.findall(r"[^\W\d_]+", bare), key=len, default=""), re.compile(phrase)))
    return tuple(found)


def is_wall(text: str) -> bool:
    """Asks for a subscription or a name before it shows the text."""
    return len(text) < 300 and bool(phrases("wall", "inside").search(text))


@lru_cache(maxsize=REMEMBERED)
def is_sentence(text: str) -> bool:
    """Ends like a sentence; a short line in capitals is none (many scripts have none)."""
    return bool(TERMINAL.search(text[-6:])) and (len(text) > 60 or text != text.upper() or text == text.lower())
