"""Posts in, reports out: each post under the configuration nearest to its file, and its profile."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from voicecheck import profile
from voicecheck.config import Config, find, load
from voicecheck.drivers import TRIES, Tries
from voicecheck.engine import check_many
from voicecheck.render.screen import Judged
from voicecheck.sources import STDIN, read
from voicecheck.types import Post, SourceError
from voicecheck.voice import BrandVoice

Configure = Callable[[Path], Config]


def configure(args: argparse.Namespace) -> Configure:
    """A function from a folder to the configuration that holds for what lies in it.

    The same file gives the same object. Raises ConfigError, here or when called.
    """
    overrides: dict[str, Any] = {
        "voice": args.voice,
        "fail-on": args.fail_on,
        "select": _names(args.select),
        "ignore": _names(args.ignore),
    }
    overrides = {key: value for key, value in overrides.items() if value is not None}
    if args.config:
        chosen = load(Path(args.config), overrides)
        return lambda folder: chosen

    @cache
    def of_file(path: Path | None) -> Config:
        return load(path, overrides)

    @cache
    def of_folder(folder: Path) -> Config:
        return of_file(find(folder))

    return of_folder


def folder_of(file: str | None) -> Path:
    """The folder from which a configuration is looked for: that of the file, or the working one."""
    return Path(file).parent if file else Path()


@cache
def voice_of(path: Path | None) -> BrandVoice | None:
    """The profile in a folder; no folder, no profile. Raises VoiceError."""
    return None if path is None else profile.load(path)


def posts(
    args: argparse.Namespace,
    paths: Iterable[str],
    configure: Configure,
    on_error: Callable[[SourceError], None],
    *,
    whole_text: bool,
) -> Iterator[Post]:
    """Read posts as the options say; files that a folder's configuration excludes are left out."""
    listed = list(paths)
    if STDIN in listed and sys.stdin.isatty():
        print("voicecheck: type or paste the post, then end with Ctrl-D", file=sys.stderr)
    return read(
        listed,
        text_column=args.text_column,
        encoding=args.encoding,
        on_error=on_error,
        whole_text=whole_text,
        keep=lambda path: not configure(folder_of(path)).excludes(path),
    )


def judged(
    posts: Iterable[Post], configure: Configure, *, rewrite: bool, tries: Tries = TRIES
) -> Iterator[Judged]:
    """Check the posts in order; with ``rewrite``, each report that is not clean has its rewrites."""
    for config, group in groupby(posts, key=lambda post: configure(folder_of(post.origin.path))):
        voice = voice_of(config.voice)
        policy = config.policy
        for report in check_many(group, voice, policy, tries=tries):
            if rewrite:
                from voicecheck.rewrite import suggest

                report = replace(report, rewrites=suggest(report, voice, policy))
            yield Judged(report, voice.name if voice else "", report.fails(policy.fail_on))


def _names(options: list[str] | None) -> list[str] | None:
    """Names from a repeatable option that takes several, separated by commas."""
    if options is None:
        return None
    return [name.strip() for option in options for name in option.split(",") if name.strip()]
