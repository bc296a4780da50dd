"""Tones as small bars, with the range in which the brand's posts usually lie in brackets."""

from __future__ import annotations

from voicecheck.render.frame import cells, shown
from voicecheck.render.screen import Screen
from voicecheck.types import ToneScores

_LENGTH = 10
_BRACKETS = 2


def tone_lines(tones: ToneScores, screen: Screen) -> list[str]:
    """One line a tone: name, bar, value, and the usual range where it is known."""
    longest = max((cells(shown(name, screen)) for name in tones.values), default=0)
    lines = []
    for name, value in tones.values.items():
        usual = tones.usual.get(name)
        label = shown(name, screen)
        line = f"  {label}{' ' * (longest - cells(label))}  {bar(value, usual, screen)} {value:.2f}"
        if usual is None:
            lines.append(line)
            continue
        beside = _beside(value, usual)
        line += f"{beside}, usually {usual[0]:.2f}{screen.pick('–', '-')}{usual[1]:.2f}"
        lines.append(screen.paint(line, "yellow") if beside else line)
    return lines


def bar(value: float, usual: tuple[float, float] | None, screen: Screen) -> str:
    """A bar filled up to the value (0–1), with brackets around a range: ``██░░[░░░░]░░``."""
    filled = max(0, min(_LENGTH, round(value * _LENGTH)))
    empty = _LENGTH - filled
    cells_of_bar = screen.pick("█" * filled + "░" * empty, "#" * filled + "." * empty)
    if usual is None:
        return cells_of_bar + " " * _BRACKETS
    low = max(0, min(_LENGTH - 1, int(usual[0] * _LENGTH)))
    high = max(low + 1, round(usual[1] * _LENGTH))
    return f"{cells_of_bar[:low]}[{cells_of_bar[low:high]}]{cells_of_bar[high:]}"


def _beside(value: float, usual: tuple[float, float]) -> str:
    """`` low`` or `` high`` for a value outside its usual range, else nothing."""
    if usual[0] <= value <= usual[1]:
        return ""
    return " low" if value < usual[0] else " high"
