"""Settings are found, and a wrong one is named."""

from pathlib import Path

import pytest

from schema.errors import CallError
from schema.settings import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("DOTS_SETTINGS", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    assert Settings.read() == Settings()


def test_the_working_folder_comes_before_the_users(folder: Path) -> None:
    (folder / "config" / "dots").mkdir(parents=True)
    (folder / "config" / "dots" / "dots.toml").write_text('types = ["theirs"]')
    assert Settings.read().types == ("theirs",)
    (folder / "dots.toml").write_text('types = ["ours"]')
    assert Settings.read().types == ("ours",)


def test_the_environment_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "dots.toml").write_text('types = ["ours"]')
    (folder / "other.toml").write_text('types = ["named"]')
    monkeypatch.setenv("DOTS_SETTINGS", str(folder / "other.toml"))
    assert Settings.read().types == ("named",)


@pytest.mark.parametrize(
    ("content", "message"),
    [("types = ", r"dots\.toml"), ("tipes = []", r"dots\.toml: tipes"), ("types = 3", r"dots\.toml: types")],
)
def test_a_wrong_setting_is_named_with_its_file(folder: Path, content: str, message: str) -> None:
    (folder / "dots.toml").write_text(content)
    with pytest.raises(CallError, match=message):
        Settings.read()
