from types import SimpleNamespace

import pytest

from voicecheck.verbs import explain


@pytest.fixture(autouse=True)
def _checks(monkeypatch):
    page = "A word twice.\n\nWhat to do: drop one."
    known = {
        "doubled-word": SimpleNamespace(name="doubled-word", family="typo", severity="warning", page=page)
    }
    monkeypatch.setattr(explain, "all_checks", lambda: known)


def test_the_page_of_a_check(run):
    assert run("explain", "doubled-word") == (
        0,
        "doubled-word (typo, warning)\n\nA word twice.\n\nWhat to do: drop one.\n",
        "",
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [("double-word", ": did you mean `doubled-word`?"), ("zzz", ": see `voicecheck show checks`")],
)
def test_an_unknown_check(run, name, hint):
    assert run("explain", name) == (2, "", f"voicecheck: no check is called `{name}`{hint}\n")
