import io

import pytest

from voicecheck.render.screen import screen_of


class Terminal(io.StringIO):
    encoding = "ascii"

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "44")


def test_a_terminal_has_colours_and_a_width():
    screen = screen_of(Terminal(), quiet=True)
    assert (screen.colour, screen.width, screen.encoding, screen.quiet) == (True, 44, "ascii", True)


def test_a_file_has_neither():
    screen = screen_of(io.StringIO())
    assert (screen.colour, screen.width, screen.encoding) == (False, 100, "utf-8")


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_where_they_are_not_wanted(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert not screen_of(Terminal()).colour
