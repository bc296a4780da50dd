"""``voicecheck show checks|config|voice``: what there is to know before a check."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from voicecheck.checks import all_checks
from voicecheck.config import Config, display
from voicecheck.engine import selected
from voicecheck.portrait import sections
from voicecheck.render.frame import shown
from voicecheck.render.screen import Screen, screen_of
from voicecheck.types import ConfigError
from voicecheck.verbs.desk import configure, voice_of


def run(args: argparse.Namespace) -> int:
    """Print one of the pages."""
    path = Path(args.path)
    if not path.exists():
        raise ConfigError(f"{path}: no such file or folder: check the name")
    config = configure(args)(path if path.is_dir() else path.parent)
    for line in _PAGES[args.what](config, screen_of(sys.stdout)):
        print(line)
    return 0


def _checks(config: Config, screen: Screen) -> Iterator[str]:
    """One line a check, by family; those that the configuration leaves out are marked."""
    policy = config.policy
    running = {check.name for check in selected(policy)}
    rows = [
        (
            check.name,
            check.family,
            policy.severity.get(check.name, check.severity),
            check.summary + ("" if check.name in running else " (off)"),
        )
        for check in sorted(all_checks().values(), key=lambda check: (check.family, check.name))
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, summary in rows:
        yield "  ".join([*(cell.ljust(w) for cell, w in zip(cells, widths, strict=True)), summary])


def _config(config: Config, screen: Screen) -> Iterator[str]:
    """Each setting as it would stand in the file, and where it comes from."""
    yield f"# {display(config.path) if config.path else 'no configuration file'}"
    values = {key: _toml(setting.value) for key, setting in config.settings.items()}
    key_width = max(map(len, values))
    width = min(40, max(map(len, values.values())))
    for key, value in values.items():
        yield f"{key.ljust(key_width)} = {value.ljust(width)}  # {config.settings[key].origin}"


def _toml(value: Any) -> str:
    if value is None:
        return '""'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, frozenset):
        value = sorted(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)


def _voice(config: Config, screen: Screen) -> Iterator[str]:
    """What a profile has learned, in plain words."""
    voice = voice_of(config.voice)
    if voice is None:
        raise ConfigError("no profile: name one with --voice DIR, or as `voice` in voicecheck.toml")
    yield screen.paint(shown(voice.name, screen), "bold") + f", learned from {voice.posts:,} posts"
    for title, lines in sections(voice).items():
        yield ""
        yield screen.paint(title, "bold")
        yield from (f"  {shown(line, screen)}" for line in lines)


_PAGES: Mapping[str, Callable[[Config, Screen], Iterator[str]]] = MappingProxyType(
    {"checks": _checks, "config": _config, "voice": _voice}
)
