from pathlib import Path
from types import SimpleNamespace

import pytest

from voicecheck import checks, config
from voicecheck.types import ConfigError, Policy


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Work in an empty folder, with three checks."""
    monkeypatch.chdir(tmp_path)
    names = {"misspelling": "typo", "doubled-word": "typo", "pseudo-apology": "defensive"}
    known = {name: SimpleNamespace(name=name, family=family) for name, family in names.items()}
    monkeypatch.setattr(checks, "all_checks", lambda: known)


def written(text: str, name: str = "voicecheck.toml") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path.absolute()


def message(text: str, name: str = "voicecheck.toml") -> str:
    with pytest.raises(ConfigError) as raised:
        config.load(written(text, name))
    return str(raised.value)


def test_without_a_file_all_is_default():
    loaded = config.load(None)
    assert loaded.policy == Policy()
    assert loaded.voice is None
    assert {setting.origin for setting in loaded.settings.values()} == {"default"}


def test_every_key():
    loaded = config.load(
        written(
            """
            voice = "acme.voice"
            fail-on = "error"
            false-alarms = 0.1
            select = ["typo", "pseudo-apology"]
            ignore = ["doubled-word"]
            words = ["Nobble"]
            exclude = ["old/*"]
            [severity]
            misspelling = "suggestion"
            [banned]
            synergy = ""
            utilise = "use"
            [tones]
            playful = [0.5, 0.9]
            """
        )
    )
    assert loaded.policy == Policy(
        select=frozenset({"misspelling", "doubled-word", "pseudo-apology"}),
        ignore=frozenset({"doubled-word"}),
        severity={"misspelling": "suggestion"},
        fail_on="error",
        false_alarms=0.1,
        words=frozenset({"Nobble"}),
        banned={"synergy": "", "utilise": "use"},
        tones={"playful": (0.5, 0.9)},
    )
    assert loaded.voice == Path("acme.voice").absolute()
    assert {setting.origin for setting in loaded.settings.values()} == {"voicecheck.toml"}


def test_the_profile_is_found_from_the_file_and_from_the_command_line():
    path = written('voice = "../acme.voice"', "brand/voicecheck.toml")
    assert config.load(path).voice == path.parent / "../acme.voice"
    assert config.load(path, {"voice": "x.voice"}).voice == Path("x.voice")


def test_the_command_line_overrides_single_keys():
    path = written('fail-on = "error"\nignore = ["misspelling"]')
    loaded = config.load(path, {"ignore": ["doubled-word"]})
    assert loaded.policy.ignore == {"doubled-word"}
    assert loaded.policy.fail_on == "error"
    origins = {key: setting.origin for key, setting in loaded.settings.items()}
    assert (origins["ignore"], origins["fail-on"], origins["words"]) == (
        "command line",
        "voicecheck.toml",
        "default",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('fial-on = "error"', "voicecheck.toml:1: unknown key `fial-on`: did you mean `fail-on`?"),
        ('\nfail_on = "error"', "voicecheck.toml:2: unknown key `fail_on`: did you mean `fail-on`?"),
        (
            '\nfail-on = "warn"',
            "voicecheck.toml:2: `fail-on`: must be one of suggestion, warning, error, not 'warn': "
            "did you mean `warning`?",
        ),
        (
            'select = ["mispelling"]',
            "voicecheck.toml:1: `select`: unknown check `mispelling`: did you mean `misspelling`?",
        ),
        (
            'ignore = ["zzz"]',
            "voicecheck.toml:1: `ignore`: unknown check `zzz`: see `voicecheck show checks`",
        ),
        (
            '[severity]\ndoubled-word = "error"\nmispelling = "error"',
            "voicecheck.toml:3: `severity.mispelling`: unknown check `mispelling`: did you mean",
        ),
        (
            '[severity]\nmisspelling = "fatal"',
            "voicecheck.toml:2: `severity.misspelling`: must be one of suggestion, warning, error, not",
        ),
        (
            "[tones]\nplayful = [0.9, 0.5]",
            "voicecheck.toml:2: `tones.playful`: must be a range within 0 and 1, such as [0.2, 0.6], not",
        ),
        ("[banned]\nsynergy = 3", "voicecheck.toml:2: `banned.synergy`: must be text in quotes, not 3"),
        ("false-alarms = 5", "voicecheck.toml:1: `false-alarms`: must be a number between 0 and 1, not 5"),
        (
            "false-alarms = true",
            "voicecheck.toml:1: `false-alarms`: must be a number between 0 and 1, not True",
        ),
        (
            'words = "Nobble"',
            'voicecheck.toml:1: `words`: must be a list of texts, such as ["one", "two"], not \'Nobble\'',
        ),
        ('voice = ""', "voicecheck.toml:1: `voice`: must be the folder of a profile, not empty"),
        ('severity = "error"', "voicecheck.toml:1: `severity`: must be a table, not 'error'"),
        ("[colours]", "voicecheck.toml:1: unknown key `colours`: known keys are voice, fail-on"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text, expected):
    assert message(text).startswith(expected)


def test_a_wrong_key_in_pyproject_is_named_with_its_line():
    text = '[project]\nfail-on = "x"\n\n[tool.voicecheck]\nfial-on = "error"\n'
    assert message(text, "pyproject.toml") == (
        "pyproject.toml:5: unknown key `fial-on`: did you mean `fail-on`?"
    )


def test_broken_files():
    assert message("voice = ").startswith("voicecheck.toml: not valid TOML: ")
    Path("voicecheck.toml").write_bytes(b'voice = "\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8: save it as UTF-8"):
        config.load(Path("voicecheck.toml"))
    with pytest.raises(ConfigError, match=r"nowhere\.toml: No such file"):
        config.load(Path("nowhere.toml"))
    with pytest.raises(ConfigError, match=r"no \[tool.voicecheck\] table"):
        config.load(written("[tool.ruff]", "pyproject.toml"))


def test_a_wrong_name_on_the_command_line():
    with pytest.raises(ConfigError) as raised:
        config.load(None, {"select": ["typos"]})
    assert str(raised.value) == "--select: unknown check `typos`: did you mean `typo`?"


def test_the_nearest_file_wins_whole():
    outer = written('fail-on = "error"\nwords = ["a"]')
    inner = written('words = ["b"]', "posts/march/voicecheck.toml")
    Path("posts/april").mkdir()
    assert config.find(Path("posts/march")) == inner
    assert config.find(Path("posts/april")) == outer
    assert config.load(inner).policy == Policy(words=frozenset({"b"}))


def test_pyproject_counts_only_with_our_table():
    ours = written("[tool.voicecheck]\nwords = []", "pyproject.toml")
    written('[project]\ndependencies = ["voicecheck"]', "inner/pyproject.toml")
    written("this is not TOML", "inner/deeper/pyproject.toml")
    assert config.find(Path("inner/deeper")) == ours
    assert config.find(Path()) == ours
    own = written("", "voicecheck.toml")
    assert config.find(Path()) == own


def test_excluded_files(tmp_path):
    loaded = config.load(written('exclude = ["old/", "*.txt", "posts/drafts/*"]'))
    excluded = {
        name: loaded.excludes(name)
        for name in ("old/a.md", "posts/old/a.md", "a.md", "deep/a.txt", "posts/drafts/x/a.md", "posts/a.md")
    }
    assert excluded == {
        "old/a.md": True,
        "posts/old/a.md": True,
        "a.md": False,
        "deep/a.txt": True,
        "posts/drafts/x/a.md": True,
        "posts/a.md": False,
    }
    assert loaded.excludes(str(tmp_path / "old" / "a.md"))


def test_paths_below_the_working_folder_are_shown_short(tmp_path):
    assert config.display(tmp_path / "a" / "voicecheck.toml") == str(Path("a/voicecheck.toml"))
    assert config.display(Path(tmp_path.anchor)) == tmp_path.anchor
