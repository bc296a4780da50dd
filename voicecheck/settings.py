"""What may stand in the configuration: each key, how its value is checked, and its default."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from voicecheck.types import FAMILIES, SEVERITIES, Policy, Severity


class InvalidError(ValueError):
    """A value that is not allowed; ``key`` is the key inside a table."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``: did you mean `x`?`` for a name like a known one, else nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f": did you mean `{close[0]}`?" if close else ""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidError(f"must be text in quotes, not {value!r}")
    return value


def _path(value: object) -> Path:
    if not value:
        raise InvalidError("must be the folder of a profile, not empty")
    return Path(_text(value)).expanduser()


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidError(f'must be a list of texts, such as ["one", "two"], not {value!r}')
    return tuple(value)


def _words(value: object) -> frozenset[str]:
    return frozenset(_texts(value))


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise InvalidError(f"must be a number between 0 and 1, not {value!r}")
    return float(value)


def _severity(value: object) -> Severity:
    if value not in SEVERITIES:
        raise InvalidError(
            f"must be one of {', '.join(SEVERITIES)}, not {value!r}{did_you_mean(str(value), SEVERITIES)}"
        )
    return value


def _check_names(value: object) -> frozenset[str]:
    """Names of checks; the name of a family stands for all of its checks."""
    names: set[str] = set()
    for name in _texts(value):
        names |= {name} if name not in FAMILIES else _of_family(name)
    return frozenset(map(_check_name, sorted(names)))


def _of_family(family: str) -> set[str]:
    from voicecheck.checks import all_checks

    return {name for name, check in all_checks().items() if check.family == family}


def _check_name(name: str) -> str:
    from voicecheck.checks import all_checks

    if name not in all_checks():
        meant = did_you_mean(name, (*all_checks(), *FAMILIES)) or ": see `voicecheck show checks`"
        raise InvalidError(f"unknown check `{name}`{meant}")
    return name


def _range(value: object) -> tuple[float, float]:
    numbers = value if isinstance(value, list) else []
    valid = all(isinstance(n, int | float) and not isinstance(n, bool) and 0 <= n <= 1 for n in numbers)
    if len(numbers) != 2 or not valid or numbers[0] > numbers[1]:
        raise InvalidError(f"must be a range within 0 and 1, such as [0.2, 0.6], not {value!r}")
    return float(numbers[0]), float(numbers[1])


def _table(parse: Callable[[object], Any], name: Callable[[str], str] = str) -> Callable[[object], Any]:
    """A parser of a table whose values ``parse`` reads and whose keys ``name`` accepts."""

    def parse_table(value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise InvalidError(f"must be a table, not {value!r}")
        parsed = {}
        for key, item in value.items():
            try:
                parsed[name(key)] = parse(item)
            except InvalidError as error:
                raise InvalidError(str(error), key) from error
        return MappingProxyType(parsed)

    return parse_table


_POLICY = Policy()
KEYS: Mapping[str, tuple[Callable[[object], Any], Any]] = MappingProxyType(
    {
        "voice": (_path, None),
        "fail-on": (_severity, _POLICY.fail_on),
        "false-alarms": (_share, _POLICY.false_alarms),
        "select": (_check_names, _POLICY.select),
        "ignore": (_check_names, _POLICY.ignore),
        "words": (_words, _POLICY.words),
        "severity": (_table(_severity, _check_name), _POLICY.severity),
        "banned": (_table(_text), _POLICY.banned),
        "tones": (_table(_range), _POLICY.tones),
        "exclude": (_texts, ()),
    }
)
"""Each key of the file with the function that checks its value, and its default."""
