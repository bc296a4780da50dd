"""``voicecheck learn POSTS... -o NAME.voice``: approved posts to a profile."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from voicecheck import profile
from voicecheck.learn.profile import learn
from voicecheck.sources import read
from voicecheck.verbs.tally import Tally

_SUFFIX = ".voice"
_IDS = 5


def run(args: argparse.Namespace) -> int:
    """Write the profile and print what was left out and what would make it better."""
    folder = Path(args.output)
    profile.require_free(folder)
    tally = Tally()
    posts = read(
        args.paths,
        text_column=args.text_column,
        encoding=args.encoding,
        on_error=tally.unread,
    )
    name = args.brand or folder.name.removesuffix(_SUFFIX)
    rivals = read(args.rivals, text_column=args.text_column, encoding=args.encoding, on_error=tally.unread)
    encoder = Path(args.encoder) if args.encoder else None
    learned = learn(posts, name, _progress(quiet=args.quiet), rivals, encoder)
    profile.save(learned.voice, folder, learned.card)
    count = learned.voice.posts
    print(f"{folder}: the voice of {name}, learned from {count:,} post{'' if count == 1 else 's'}")
    for reason, ids in learned.dropped.items():
        some = ", ".join(ids[:_IDS]) + (", ..." if len(ids) > _IDS else "")
        print(f"left out {len(ids):,}, {reason}: {some}")
    for sentence in learned.advice:
        print(sentence)
    return tally.status(findings_count=False)


def _progress(*, quiet: bool) -> Callable[[str], None]:
    """Print a line for each step to a terminal; say nothing elsewhere."""
    shown = sys.stderr.isatty() and not quiet
    return lambda step: print(step, file=sys.stderr) if shown else None
