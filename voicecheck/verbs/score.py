"""``voicecheck score POSTS... -o OUT``: one row a post, in the order of the posts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from voicecheck.batch.write import writer
from voicecheck.drivers import FEW_TRIES
from voicecheck.render import renderer
from voicecheck.render.contract import row
from voicecheck.render.screen import Judged, Screen
from voicecheck.types import SourceError
from voicecheck.verbs.desk import configure, judged, posts
from voicecheck.verbs.output import as_utf8
from voicecheck.verbs.tally import Tally

_WORDS = {"on": "sound like the brand", "near": "close", "off": "do not", "unsure": "can't tell"}


def run(args: argparse.Namespace) -> int:
    """Write the rows as they come; the file is there when all of them are."""
    tally = Tally()
    settings = configure(args)
    feed = posts(args, args.paths, settings, tally.unread, whole_text=False)
    items: Iterable[Judged] = tally.counting(judged(feed, settings, rewrite=args.rewrite, tries=FEW_TRIES))
    if not args.quiet:
        items = _with_progress(items)
    if args.output is None:
        as_utf8(sys.stdout)
        sys.stdout.writelines(renderer("jsonl")(items, Screen()))
    else:
        with writer(Path(args.output)) as out:
            for item in items:
                out.write(row(item.report))
            if not tally.posts:
                raise SourceError(f"no posts to score, so {args.output} is not written")
    if not args.quiet:
        print(_summary(tally), file=sys.stderr)
    return tally.status(findings_count=False)


def _with_progress(items: Iterable[Judged]) -> Iterable[Judged]:
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    bar: Iterator[Judged] = iter(tqdm(items, unit=" posts", file=sys.stderr, leave=False))
    return bar


def _summary(tally: Tally) -> str:
    verdicts = [f"{tally.verdicts[name]:,} {words}" for name, words in _WORDS.items() if tally.verdicts[name]]
    families = [f"{count:,} {name}" for name, count in tally.families.most_common()]
    parts = (
        f"{tally.posts:,} post{'' if tally.posts == 1 else 's'}",
        ", ".join(verdicts) or "no brand profile, so no voice scores",
        "findings: " + (", ".join(families) or "none"),
    )
    return "; ".join(parts)
