"""Front matter at the head of a Markdown file: YAML between ``---`` or TOML between ``+++``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from voicecheck.sources._record import kind
from voicecheck.types import SourceError

_BLOCK = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)"
    r"(?P<inside>(?:.*?(?:\r\n|\r|\n))??)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)",
    re.S,
)


def split(text: str, label: str) -> tuple[Mapping[str, object], int]:
    """The keys, and the offset at which the body begins: nothing and 0 where there is none.

    A block that is not a mapping is prose between two rules, not front matter.

    Raises:
        SourceError: a block that cannot be parsed.
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, 0
    # TOML takes no lone CR.
    inside = re.sub(r"\r\n?", "\n", block["inside"])
    keys = _LOADERS[block["fence"]](inside, label)
    if keys is None:
        return {}, block.end()
    return (keys, block.end()) if isinstance(keys, Mapping) else ({}, 0)


def ignored(keys: Mapping[str, object], label: str) -> tuple[str, ...] | None:
    """The checks that ``ignore`` names; ``None`` where it is ``true``: the whole file."""
    value = keys.get("ignore")
    if value is True:
        return None
    if not value:
        return ()
    names = value.replace(",", " ").split() if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names)
    raise SourceError(
        f"{label}: ignore is {kind(value)}: list the names of checks, or write true to skip the file"
    )


def _yaml(inside: str, label: str) -> object:
    import yaml

    try:
        return yaml.safe_load(inside)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 2 if mark else 1
        raise _invalid(label, line, "YAML", error.problem or "") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _invalid(label, 1, "YAML", str(error)) from None


def _toml(inside: str, label: str) -> object:
    import tomllib

    try:
        return tomllib.loads(inside)
    except (ValueError, RecursionError) as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) + 1 if place else 1
        raise _invalid(label, line, "TOML", str(error).partition(" (at")[0]) from None


_LOADERS: Mapping[str, Callable[[str, str], object]] = {"---": _yaml, "+++": _toml}


def _invalid(label: str, line: int, language: str, reason: str) -> SourceError:
    reason = " ".join(reason.split())
    return SourceError(
        f"{label}, line {line}: front matter is not valid {language} ({reason}): fix it or remove it"
    )
