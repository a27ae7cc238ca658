"""What a line says by its own words."""

from __future__ import annotations

import pytest

from dateline.articles import cues


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("LA ROCA, Vantania (HNA) — Nearly two months after the police crossed", "LA ROCA, Vantania", "HNA"),
        ("HOJAI, March 12: Two columns of the Army staged a flag march there", "HOJAI", None),
        ("LAKKI MARWAT: Funeral prayers for four policemen were offered", "LAKKI MARWAT", None),
        ("TUPELO, Miss. — Special agents with the bureau searched a plant", "TUPELO, Miss.", None),
        ("Kabul (AFP) - Gunmen stormed a building in the city on Monday", "Kabul", "AFP"),
        ("Ciudad de México, 3 jul (EFE).- El presidente dijo que la ley sigue", "Ciudad de México", "EFE"),
        ("GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- THE ARMY DENIED TODAY THAT IT", "GUATEMALA CITY", "ACAN-EFE"),
        ("Barbate (Cádiz), 26 feb. (Litoral).- Dos agentes resultaron heridos", "Barbate (Cádiz)", "Litoral"),
        ("ROSARIO, 23 (NdP).- Catorce disparos fueron efectuados en la madrugada", "ROSARIO", "NdP"),
        ("Geneva / Port Sudan, 30 May 2024 - Staff of a clinic in the town treated", "Geneva / Port Sudan", None),
        ("Bogotá, 3 de mayo de 2024.- Tres hombres fueron capturados en la plaza", "Bogotá", None),
        ("N'DJAMENA (AFP) — A convoy of the army was ambushed near the lake", "N'DJAMENA", "AFP"),
    ],
)
def test_datelines_are_read(text: str, place: str, agency: str | None) -> None:
    """The place words and the agency of a dateline, whatever its dash."""
    found = cues.dateline(text)
    assert found is not None
    assert (found["place"], found["agency"]) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "CORRECTION: An earlier version of this story gave the number as five",
        "Thefts from cars: Somebody tried the door handles along the street",
        "The United Nations (UN) - a body of many nations - said on Monday so",
        "May 3, 2024: Something has happened in the city and more is to follow",
        "BREAKING: Something has happened in the city and more is to follow",
    ],
)
def test_what_opens_otherwise_is_no_dateline(text: str) -> None:
    """Notices, run-in heads and prose are no datelines."""
    found = cues.dateline(text)
    assert found is None or found["place"] == "The United Nations"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers stand by the road, Tuesday, May 6, 2025. (HNA Photo/Ana Ruiz)",
        "Una ambulancia abandona el penal, el lunes 10 de marzo de 2025. (Surandina/Marco Illescas)",
        "FILE - A ship shadows a vessel in the sea, March 9, 2025.",
        "Rescuers lower a resident from a block of flats. Photo: Pavlo Dub/Northline",
        "Policemen carry the coffin of a colleague on Tuesday evening.—Courier photo",
        "The market place in a photograph taken in 2019. (Courier archive)",
        "Women queue for porridge at the primary school, yesterday. PHOTO | COURTESY",
        "Relatives keep vigil at the slag hill in Orr. - PICTURE BY BO EK",
        "The stairwell in Orr last week. Photo: S. Ruiz-Haile",
        "The doorway in Orr, Saturday. The bread was ready at seven. Photo: A.S.",
        "The charter at the airport before sunrise. Pic: M.M.",
        "The pastor's piano, bridge of Orr, Sunday. (La Raya)",
        "Agentes junto al espigón, la noche del jueves. Litoral/N. Amar",
        "Concentración ante el Palacio de Justicia. - MERIDIONAL PRESS",
    ],
)
def test_captions_are_known_by_their_credits(text: str) -> None:
    """A credit at the end, or FILE at the start, makes a caption."""
    assert cues.is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company makes chips (CPU and/or GPU) and sells them to firms abroad.",
        "He paid 5 million francs (about $8,200) at a crossroads near the town.",
        "“Somebody had already fetched kerosene,” he told Radio Salhes.",
    ],
)
def test_prose_is_no_caption(text: str) -> None:
    """A parenthesis at a paragraph's end is not a credit by itself."""
    assert not cues.is_caption(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This story has been corrected to show that the general is 58, not 59.", "correction"),
        ("An earlier version of this report gave the number as five. It was six.", "correction"),
        ("UPDATE 14 June, 17:05: adds figures from the mission in the sixth paragraph.", "update"),
        ("Esta nota ha sido corregida: los heridos son 26, no 23.", "correction"),
        ("Una versión anterior de esta nota decía que eran cinco.", "correction"),
        ("Fe de erratas: el nombre del alcalde es Julián y no Julio.", "correction"),
        ("FE DE ERRORES. En una primera versión se indicaba que eran tres.", "correction"),
        ("We've changed the name of the town, which was wrong in the first version.", "correction"),
        ("An item in Wednesday's digest misstated the place of Chios by the sea.", "correction"),
        ("(This May 5 story has been corrected to fix the date in paragraph 3)", "correction"),
        ("In einer früheren Version dieses Artikels hieß es, der Mann sei 40 Jahre alt.", "correction"),
        ("Cet article a été corrigé le 5 mai pour préciser le bilan.", "correction"),
        ("Anmerkung der Redaktion: Der Name wurde geändert.", "editor"),
        ("Esta reportagem foi atualizada às 18h com a nota da prefeitura.", "update"),
        ("UPDATE: Vigil held for the girl who was slain in Orr", None),
        ("UPDATED : 20 Nov 2025 at 06:55, published 19 Nov 2025", None),
        ("Clarification: the minister spoke before the vote was held.", "clarification"),
        ("The mayor corrected the figures given by the police earlier.", None),
    ],
)
def test_notices_have_a_kind(text: str, kind: str | None) -> None:
    """Corrections, updates and clarifications, English and Spanish; prose about corrections is none."""
    assert cues.notice(text) == kind


@pytest.mark.parametrize(
    "text", ["Recommended Articles", "Most read", "Te puede interesar", "Lo más leído", "You may also like"]
)
def test_headings_of_lists_are_known(text: str) -> None:
    """A heading of other stories, in both languages."""
    assert cues.is_teaser_head(text)


@pytest.mark.parametrize(
    "text",
    [
        "Skip to main content",
        "Suscríbete Ingresar",
        "© 2025 El Austral Diario.",
        "4 min read",
        "Share on Facebook",
        "Five stories, in your inbox.",
    ],
)
def test_the_site_about_itself_is_chrome(text: str) -> None:
    """Menus, prompts and rights lines."""
    assert cues.is_chrome(text)
