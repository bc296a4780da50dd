"""The configuration: find it, check it, lay the command line over it, tell where a value came from.

It stands in ``voicecheck.toml`` or under ``[tool.voicecheck]`` in ``pyproject.toml``. The nearest
such file wins whole; files are never merged. What may stand in it: ``settings.py``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from voicecheck.settings import KEYS, InvalidError, did_you_mean
from voicecheck.types import ConfigError, Policy

FILE = "voicecheck.toml"
PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "voicecheck")
_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Setting:
    """A value with where it came from: ``default``, the path of a file, or ``command line``."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Config:
    """All settings by key, and the file that was read, if any."""

    settings: Mapping[str, Setting]
    path: Path | None = None

    @property
    def voice(self) -> Path | None:
        """The folder of the profile."""
        return cast("Path | None", self.settings["voice"].value)

    def excludes(self, file: str) -> bool:
        """Whether a file found in a folder is to be left out.

        A glob is held against the path from the configuration's folder, against the folders on
        that path, and against the bare names of all of these; ``*`` matches ``/`` too.
        """
        globs: tuple[str, ...] = self.settings["exclude"].value
        if not globs:
            return False
        home = (self.path.parent if self.path else Path()).absolute()
        path = Path(file).absolute()
        below = path.relative_to(home) if path.is_relative_to(home) else Path(path.name)
        names = {form for part in (below, *below.parents) for form in (part.as_posix(), part.name)}
        return any(fnmatchcase(name, glob.rstrip("/")) for name in names for glob in globs)

    @property
    def policy(self) -> Policy:
        """The settings that the checks look at."""
        beside = ("voice", "exclude")
        return Policy(
            **{
                key.replace("-", "_"): setting.value
                for key, setting in self.settings.items()
                if key not in beside
            }
        )


def find(folder: Path) -> Path | None:
    """The nearest configuration file, from this folder up to the root of the file system.

    Raises:
        ConfigError: a ``pyproject.toml`` that names voicecheck cannot be read.
    """
    here = folder.resolve()
    for candidate in (here, *here.parents):
        if (candidate / FILE).is_file():
            return candidate / FILE
        if _has_table(candidate / PYPROJECT):
            return candidate / PYPROJECT
    return None


def load(path: Path | None, overrides: Mapping[str, Any] = _NONE) -> Config:
    """Read a configuration file, or the defaults where ``path`` is ``None``, and lay ``overrides`` over it.

    ``overrides`` are values of the command line by key, as they would stand in a file; the path of
    a profile is then relative to the working directory.

    Raises:
        ConfigError: the file cannot be read, or a key, a name or a value is not allowed.
    """
    settings = {key: Setting(default, "default") for key, (_, default) in KEYS.items()}
    if path is not None:
        text = _read(path)
        for key, value in _table_of(path, text).items():
            settings[key] = Setting(_parse(key, value, _File(path, text)), display(path))
        if isinstance(settings["voice"].value, Path):
            settings["voice"] = Setting(path.parent / settings["voice"].value, display(path))
    for key, value in overrides.items():
        settings[key] = Setting(_parse(key, value, None), "command line")
    return Config(MappingProxyType(settings), path)


def display(path: Path) -> str:
    """The path as a reader would type it: relative where it lies below the working directory."""
    absolute = path.absolute()
    return str(absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else absolute)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    text: str

    def place(self, key: str, inside: str = "") -> str:
        """The file and, where it can be told, the line of a key, or of a key inside its table."""
        wanted = (key, inside) if inside else (key,)
        table: tuple[str, ...] = ()
        prefix = _TABLE if self.path.name == PYPROJECT else ()
        for number, line in enumerate(self.text.splitlines(), 1):
            header = re.match(r"\s*\[([^\[\]]+)\]", line)
            found = re.match(r"\s*([^#=\[]+?)\s*=", line)
            if header:
                table = _parts(header[1])
            here = table if header else (*table, *_parts(found[1])) if found else ()
            if here == (*prefix, *wanted):
                return f"{display(self.path)}:{number}"
        return self.place(key) if inside else display(self.path)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{display(path)}: {error.strerror}: give the path of a {FILE}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{display(path)}: not UTF-8: save it as UTF-8") from error


def _toml(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{display(path)}: not valid TOML: {error}") from error


def _has_table(path: Path) -> bool:
    """Whether this is a ``pyproject.toml`` with our table; one that never names us is not parsed."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return False
    return _TABLE[1] in text and _TABLE[1] in _toml(path, text).get(_TABLE[0], {})


def _table_of(path: Path, text: str) -> dict[str, Any]:
    data = _toml(path, text)
    if path.name == PYPROJECT:
        if not isinstance(data.get(_TABLE[0], {}).get(_TABLE[1]), dict):
            raise ConfigError(f"{display(path)}: no [tool.voicecheck] table: add one, or use a {FILE}")
        data = data[_TABLE[0]][_TABLE[1]]
    for key in data:
        if key not in KEYS:
            place = _File(path, text).place(key)
            known = did_you_mean(key, KEYS) or f": known keys are {', '.join(KEYS)}"
            raise ConfigError(f"{place}: unknown key `{key}`{known}")
    return data


def _parse(key: str, value: object, file: _File | None) -> Any:
    parse, _ = KEYS[key]
    try:
        return parse(value)
    except InvalidError as error:
        place = file.place(key, error.key) if file else f"--{key}"
        name = f"{key}.{error.key}" if error.key else key
        raise ConfigError(f"{place}: {error}" if file is None else f"{place}: `{name}`: {error}") from error
