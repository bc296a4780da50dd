"""``voicecheck check [PATH...|-]``: what is to fix, and what the safe fixes would change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from voicecheck.render import renderer
from voicecheck.render.screen import Judged, Screen, screen_of
from voicecheck.verbs.desk import configure, judged, posts
from voicecheck.verbs.fix import diff, fixed
from voicecheck.verbs.output import as_utf8
from voicecheck.verbs.tally import Tally


def run(args: argparse.Namespace) -> int:
    """Print the reports; with ``--fix`` those after the safe fixes, with ``--diff`` only the changes."""
    tally = Tally()
    settings = configure(args)

    def check(paths: Iterable[str]) -> Iterator[Judged]:
        found = posts(args, paths, settings, tally.unread, whole_text=True)
        return judged(found, settings, rewrite=args.rewrite and not args.diff)

    items: Iterable[Judged] = check(args.paths or ["-"])
    if args.fix:
        items = fixed(items, lambda path: check([path]), args.encoding, tally.unread)
    items = tally.counting(items)
    if args.diff:
        pieces = diff(items, args.encoding, tally.unread)
    elif args.format == "text":
        pieces = renderer("text")(items, screen_of(sys.stdout, quiet=args.quiet))
    else:
        as_utf8(sys.stdout)
        pieces = renderer(args.format)(items, Screen())
    sys.stdout.writelines(pieces)
    return tally.status(findings_count=True)
