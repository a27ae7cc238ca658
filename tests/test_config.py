"""Settings: defaults, dateline.toml, environment, options."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from dateline.config import Settings, load
from dateline.errors import ConfigError


def test_without_anything_the_defaults_count(tmp_path: Path) -> None:
    """Nothing has to be set up."""
    loaded = load(folder=tmp_path, environ={})
    assert loaded.settings == Settings()
    assert set(loaded.origins.values()) == {"default"}


def test_later_layers_win_and_say_where_they_come_from(tmp_path: Path) -> None:
    """An option beats the environment, which beats the file, which beats the default."""
    (tmp_path / "dateline.toml").write_text('record = "a.db"\nwho = "ana"\nmany = 3\npublished = 2025-07-31\n')
    loaded = load(
        {"record": "c.db", "who": None}, folder=tmp_path, environ={"DATELINE_WHO": "ben", "DATELINE_RECORD": "b.db"}
    )
    assert (loaded.settings.record, loaded.settings.who, loaded.settings.many) == ("c.db", "ben", 3)
    assert loaded.settings.published == "2025-07-31"
    assert [loaded.origins[name] for name in ("record", "who", "many", "places")] == [
        "option", "environment", "dateline.toml", "default",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("recrod = 'a'", "no setting 'recrod'"),
        ("many = 'ten'", "whole number"),
        ("many = -1", "whole number"),
        ("fast = 'yes'", "true or false"),
        ("countries = ['Mexico']", "two capital letters"),
        ("places = 'a.csv'", "list of words"),
        ("[columns]\ntext = 1", "table of words"),
        ("record = ", "dateline.toml"),
    ],
)
def test_a_mistake_names_the_setting(tmp_path: Path, text: str, message: str) -> None:
    """A wrong name, type or line is one clear error."""
    (tmp_path / "dateline.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(folder=tmp_path, environ={})


def test_lists_and_tables_can_stand_in_the_environment(tmp_path: Path) -> None:
    """Words split at commas, files at the path separator."""
    loaded = load(folder=tmp_path, environ={"DATELINE_COUNTRIES": "GT,MX", "DATELINE_COLUMNS": "text=Body,url=Link"})
    assert loaded.settings.countries == ("GT", "MX")
    assert loaded.settings.columns == {"text": "Body", "url": "Link"}


def test_a_switch_is_true_or_false_wherever_it_stands(tmp_path: Path) -> None:
    """In dateline.toml as TOML has it, in the environment as true, false, 1 or 0."""
    (tmp_path / "dateline.toml").write_text("fast = true")
    assert load(folder=tmp_path, environ={}).settings.fast is True
    assert load(folder=tmp_path, environ={"DATELINE_FAST": "0"}).settings.fast is False
    with pytest.raises(ConfigError, match="true or false"):
        load(folder=tmp_path, environ={"DATELINE_FAST": "perhaps"})


def test_settings_are_frozen_and_each_says_what_it_is() -> None:
    """No stage can change a setting under another one's feet."""
    with pytest.raises(FrozenInstanceError):
        Settings().record = "x"  # type: ignore[misc]
    assert all(f.metadata["about"] for f in fields(Settings))
