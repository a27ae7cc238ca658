"""The site's own name in a page's title: "Two shot in Aiken - WAFB 9 News Baton Rouge", "Youngstown news, Trial begins"."""

from __future__ import annotations

import re

from ...types import Span

LONGEST = 220  # characters of a line that may be a title
_SITE = re.compile(
    r"\b(?:[KW][A-Z]{2,3}(?:-?(?:TV|DT|FM|AM)\b|\b)(?! [a-z])|(?:ABC|NBC|CBS|FOX|Fox|CW|News|NEWS|Newschannel|NewsChannel|Channel|Live|Local)\W?\d{1,2}|News\b(?! of\b)|"
    r"Noticias|Radio|Newspapers?|Times|Tribune|Herald|Journal|Gazette|Chronicle|Dispatch|Courier|Sentinel|Examiner|Observer|Telegraph|"
    r"Register|Inquirer|Enquirer|Weather, Sports)|\.com\b"
)
_ONLY_TOWN = re.compile(r"[A-Z][\w.' ]{2,24}, (?:[A-Z]{2}|[A-Z][a-z]{2,5}\.)\W*$")
_BREAK = re.compile(r" (?:-|–|—|\||::|:|»|•) |- (?=[A-Z])|(?<=\w): (?=[A-Z][\w ]{2,20} News$)")
_BEFORE = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)? [Nn]ews(?:,| [|:-]) ")


def around(text: str, line: Span) -> list[Span]:
    """What stands before and after the title proper in a line that ends without a full stop; empty in any other line."""
    said = line.of(text)
    if len(said) > LONGEST or said.rstrip()[-1:] in (".", "?", "!", "”", '"') or "\n" in said.strip():
        return []
    found = []
    if before := _BEFORE.match(said):
        found.append(Span(line.start, line.start + before.end()))
    for cut in _BREAK.finditer(said, before.end() if before else 0):
        tail = said[cut.end() :]
        if cut.start() > 8 and (_SITE.search(tail) or _ONLY_TOWN.match(tail)):
            found.append(Span(line.start + cut.start(), line.stop))
            break
    return found
