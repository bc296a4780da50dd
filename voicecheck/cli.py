"""The command line: parses, hands over to ``verbs/<verb>.py``, and turns errors into one line.

Nothing heavy is imported here: ``--help`` and ``--version`` cost little more than Python itself.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence

from voicecheck import __version__
from voicecheck.render import FORMATS

INTERRUPTED = 130
BROKEN_PIPE = 141
IMPOSSIBLE = 2
TRACEBACK = "VOICECHECK_TRACEBACK"
SEVERITIES = ("suggestion", "warning", "error")

_MAIN = """\
examples:
  voicecheck learn posts.csv -o acme.voice      learn a brand from its approved posts
  voicecheck check draft.md --voice acme.voice  check a draft
  echo "Hey there!!!" | voicecheck check        check what comes in
  voicecheck score year.jsonl --voice acme.voice -o scores.csv

exit status: 0 nothing to fix, 1 something to fix, 2 the job could not be done"""
_LEARN = """\
examples:
  voicecheck learn approved.jsonl -o acme.voice
  voicecheck learn posts/ --brand "Acme & Sons" -o acme.voice
  voicecheck learn export.csv --text-column body -o acme.voice

JSONL, CSV and Parquet rows hold a post each; a text file holds one a line or paragraph; a
folder is searched for all of these and Markdown. 50 posts or more make a good profile."""
_CHECK = """\
examples:
  voicecheck check draft.md --voice acme.voice
  voicecheck check posts/ --format json
  voicecheck check posts/*.md --fix     mend what is safe to mend, then report the rest
  voicecheck check posts/*.md --diff    show what --fix would do

exit status: 0 nothing to fix, 1 something to fix, 2 something could not be read or checked"""
_SCORE = """\
examples:
  voicecheck score year.jsonl --voice acme.voice -o scores.jsonl
  voicecheck score year.csv --voice acme.voice -o scores.parquet --rewrite

The rows come in the order of the posts; without -o they go to standard output as JSON lines.
exit status: 0 done, 2 something could not be read, checked or written"""
_REWRITE = """\
examples:
  voicecheck rewrite draft.md --voice acme.voice
  echo "Kindly be advised..." | voicecheck rewrite --voice acme.voice

exit status: 0 done, 2 something could not be read or checked"""
_SHOW = """\
examples:
  voicecheck show checks
  voicecheck show config posts/            the settings for this folder, and where each comes from
  voicecheck show voice --voice acme.voice"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    args = parser().parse_args(argv)
    try:
        status = int(importlib.import_module(f"voicecheck.verbs.{args.verb}").run(args))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone; without this the interpreter complains when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        print(f"voicecheck: {_one_line(error)}", file=sys.stderr)
        return IMPOSSIBLE
    return status


def _one_line(error: Exception) -> str:
    from voicecheck.types import VoicecheckError

    if isinstance(error, VoicecheckError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    what = " ".join(str(error).split())
    return f"crashed: {type(error).__name__}: {what} (set {TRACEBACK}=1 to see where)"


def parser() -> argparse.ArgumentParser:
    """The whole command line; the chosen verb is in ``verb``."""
    top = argparse.ArgumentParser(
        prog="voicecheck",
        description="Does this post sound like our brand? And if not, why, and what would be better?",
        epilog=_MAIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"voicecheck {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, summary: str, epilog: str | None, *groups: Callable[[Parser], None]) -> Parser:
        made = verbs.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for add in groups:
            add(made)
        return made

    learn = verb("learn", "learn a brand's voice from its approved posts", _LEARN, _posts, _reading)
    learn.add_argument("-o", "--output", metavar="NAME.voice", required=True, help="the profile to write")
    learn.add_argument("--brand", metavar="NAME", help="the brand's name (default: that of the profile)")
    learn.add_argument(
        "--rivals",
        metavar="POSTS",
        action="append",
        default=[],
        help="posts of brands close to yours, to be told apart from (may be repeated)",
    )
    learn.add_argument(
        "--encoder", metavar="DIR", help="a transformers encoder of your own, from this folder"
    )

    check = verb("check", "check drafts", _CHECK, _paths, _reading, _judging, _format)
    mend = check.add_mutually_exclusive_group()
    mend.add_argument("--fix", action="store_true", help="make the safe fixes in Markdown and text files")
    mend.add_argument("--diff", action="store_true", help="print what --fix would change, change nothing")
    check.add_argument("--rewrite", action="store_true", help="suggest better wordings")

    score = verb("score", "score many posts, one row each", _SCORE, _posts, _reading, _judging)
    score.add_argument("-o", "--output", metavar="OUT", help="file to write: .jsonl, .csv or .parquet")
    score.add_argument("--rewrite", action="store_true", help="add better wordings to each row")

    verb("rewrite", "suggest better wordings", _REWRITE, _paths, _reading, _judging, _format)

    explain = verb("explain", "say what a check finds, why it matters and what to do", None)
    explain.add_argument("check", metavar="CHECK", help="its name, as `voicecheck show checks` lists it")

    show = verb("show", "show the checks, the configuration or a profile", _SHOW, _judging)
    show.add_argument("what", choices=("checks", "config", "voice"))
    show.add_argument("path", nargs="?", default=".", help="file or folder that the configuration is for")

    evaluation = verb("eval", "measure how well a task is done, beside simple baselines", None)
    evaluation.add_argument("task", metavar="TASK", help="what to measure, such as voice or typo")
    evaluation.add_argument("data", metavar="DATA", nargs="+", help="files with labelled rows")
    return top


Parser = argparse.ArgumentParser


def _posts(made: Parser) -> None:
    made.add_argument("paths", metavar="POSTS", nargs="+", help="files or folders of posts, or - for stdin")


def _paths(made: Parser) -> None:
    made.add_argument("paths", metavar="PATH", nargs="*", help="files or folders; none or -: standard input")


def _reading(made: Parser) -> None:
    made.add_argument("--text-column", metavar="COLUMN", help="column that holds the text (default: text)")
    made.add_argument("--encoding", metavar="NAME", help="encoding of the input (default: UTF-8)")
    made.add_argument("-q", "--quiet", action="store_true", help="say only what needs attention")


def _judging(made: Parser) -> None:
    made.add_argument("--voice", metavar="DIR", help="the brand's profile, made by `voicecheck learn`")
    made.add_argument("--config", metavar="FILE", help="configuration to use instead of the nearest one")
    made.add_argument("--select", metavar="CHECKS", action="append", help="run only these checks or families")
    made.add_argument("--ignore", metavar="CHECKS", action="append", help="skip these checks or families")
    made.add_argument("--fail-on", choices=SEVERITIES, help="least severity for status 1 (default: warning)")


def _format(made: Parser) -> None:
    made.add_argument("--format", choices=FORMATS, default="text", help="how to print (default: text)")
