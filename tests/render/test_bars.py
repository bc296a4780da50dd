import pytest

from voicecheck.render.bars import bar
from voicecheck.render.screen import Screen


@pytest.mark.parametrize(
    ("value", "usual", "expected"),
    [
        (0.0, None, "..........  "),
        (1.0, None, "##########  "),
        (0.34, None, "###.......  "),
        (0.12, (0.5, 0.9), "#....[....]."),
        (0.7, (0.5, 0.9), "#####[##..]."),
        (0.95, (0.0, 0.0), "[#]#########"),
        (0.5, (1.0, 1.0), "#####....[.]"),
        (0.5, (0.0, 1.0), "[#####.....]"),
        (0.5, (0.44, 0.46), "####[#]....."),
    ],
)
def test_bars(value, usual, expected):
    assert bar(value, usual, Screen(encoding="ascii")) == expected
