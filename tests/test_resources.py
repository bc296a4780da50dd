import pytest

from voicecheck import resources
from voicecheck.resources import model


def test_finds_a_model_of_the_source():
    assert model("lexicon", "words.txt.gz").is_file()


def test_prefers_what_the_package_ships(tmp_path, monkeypatch):
    package = tmp_path / "voicecheck"
    for folder in (package / "_models", tmp_path / "models"):
        folder.mkdir(parents=True)
        (folder / "card.md").touch()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert model("card.md") == package / "_models" / "card.md"


def test_missing_model_names_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "voicecheck")
    with pytest.raises(FileNotFoundError, match=r"lexicon/none\.gz .* install voicecheck again"):
        model("lexicon", "none.gz")
