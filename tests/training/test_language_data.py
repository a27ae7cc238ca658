"""Training units of the language model."""

import gzip
import json
import random
from pathlib import Path

from dateline.language.analysis import NAME_TAGS
from training import language_data as data


def packed(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode("utf-8")))
    return path


def line(*cells: str) -> str:
    return "\t".join((*cells[:4], "_", "_", *cells[4:], "_", "_"))


def test_a_spanish_contraction_is_one_word_that_hangs_outside_itself(tmp_path: Path) -> None:
    """ "del" (de + el) is one word; its head lies outside, and what hung on its parts hangs on it."""
    rows = [
        "# text = salió del país",
        line("1", "salió", "salir", "VERB", "0", "root"),
        line("2-3", "del", "_", "_", "_", "_"),
        line("2", "de", "de", "ADP", "4", "case"),
        line("3", "el", "el", "DET", "4", "det"),
        line("4", "país", "país", "NOUN", "1", "obl"),
    ]
    (unit,) = data.trees(packed(tmp_path / "x.conllu.gz", "\n".join(rows) + "\n"))
    assert unit.words == ["salió", "del", "país"]
    assert unit.heads == [0, 2, 0]
    assert unit.labels == ["root", "case", "obl"]


def test_english_contractions_stay_two_words(tmp_path: Path) -> None:
    """ "don't" is do and n't, as the runtime cuts it."""
    rows = [
        "# text = they don't",
        line("1", "they", "they", "PRON", "2", "nsubj"),
        line("2-3", "don't", "_", "_", "_", "_"),
        line("2", "do", "do", "AUX", "0", "root"),
        line("3", "n't", "not", "PART", "2", "advmod"),
    ]
    (unit,) = data.trees(packed(tmp_path / "x.conllu.gz", "\n".join(rows) + "\n"))
    assert unit.words == ["they", "do", "n't"]


def test_names_of_coarser_sets_allow_every_finer_kind(tmp_path: Path) -> None:
    """A LOC may be a place or a facility; where a set leaves peoples unmarked, "outside" allows them."""
    row = {"id": "reviews-1", "text": "Troops left Lagos.", "ents": [[12, 17, "LOC"]]}
    path = packed(tmp_path / "x.jsonl.gz", json.dumps(row) + "\n")
    (unit,) = data.named(path, data.FREE, hidden=("group",))
    assert unit.names is not None
    assert {NAME_TAGS[i] for i in unit.names[2]} == {"B-place", "B-facility"}
    assert {NAME_TAGS[i] for i in unit.names[0]} == {"O", "B-group", "I-group"}


def test_attribution_points_at_its_cue(tmp_path: Path) -> None:
    """Source and content each link to the first word of the cue."""
    text = "Two died, police said."
    parts = {"source": [10, 16], "cue": [17, 21], "content": [0, 8]}
    row = {"text": text, "attributions": [{p: [{"spans": [s]}] for p, s in parts.items()}]}
    (unit,) = data.attributed(packed(tmp_path / "x.jsonl.gz", json.dumps(row) + "\n"))
    assert unit.attribution is not None
    assert unit.attribution["content"] == [1, 2, 0, 0, 0, 0]
    assert sorted(unit.links or []) == [("content", 0, 4), ("source", 3, 4)]


def test_packing_keeps_every_word_and_moves_heads(tmp_path: Path) -> None:
    """Joined sentences keep their own trees."""
    units = [data.Unit(["a", "b"], [0, 0], upos=[0, 0], heads=[0, 0], labels=["root", "dep"]) for _ in range(7)]
    whole = data.packed(units, random.Random(3))
    assert sum(len(u.words) for u in whole) == 14
    for unit in whole:
        assert unit.heads is not None
        assert all(unit.sentence[i] == unit.sentence[h] for i, h in enumerate(unit.heads))
