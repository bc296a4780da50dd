"""``voicecheck rewrite [PATH|-]``: better wordings, and nothing else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from voicecheck.render import renderer
from voicecheck.render.screen import Judged, Screen, screen_of
from voicecheck.render.text import head, rewrites
from voicecheck.verbs.desk import configure, judged, posts
from voicecheck.verbs.output import as_utf8
from voicecheck.verbs.tally import Tally


def run(args: argparse.Namespace) -> int:
    """Print the rewrites of each post, best first."""
    tally = Tally()
    settings = configure(args)
    drafts = posts(args, args.paths or ["-"], settings, tally.unread, whole_text=True)
    items = tally.counting(judged(drafts, settings, rewrite=True))
    if args.format == "text":
        pieces = _as_text(items, screen_of(sys.stdout, quiet=args.quiet))
    else:
        as_utf8(sys.stdout)
        pieces = renderer(args.format)(items, Screen())
    sys.stdout.writelines(pieces)
    return tally.status(findings_count=False)


def _as_text(items: Iterable[Judged], screen: Screen) -> Iterator[str]:
    for item in items:
        lines = rewrites(item.report, screen)
        if not lines and screen.quiet:
            continue
        yield "\n".join([head(item, screen), *(lines or ["  no better wording found"])]) + "\n\n"
