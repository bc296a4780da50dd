"""A row of a table, already parsed, to a Post; what is wrong with it in plain words."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from voicecheck.sources._source import Source
from voicecheck.types import Origin, Post, SourceError

TEXT = "text"
FIELDS = ("id", "created_at", "channel", "author", "reply_to")

_LIKELY = ("text", "content", "body", "post", "message", "tweet", "caption", "full_text", "copy")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "an object"),
    (str, "text"),
    (type(None), "nothing"),
    (bytes, "binary data"),
)


def kind(value: object) -> str:
    """What a value is, in plain words."""
    return next((name for type_, name in _KINDS if isinstance(value, type_)), f"a {type(value).__name__}")


def post(record: Mapping[str, object], source: Source, row: int, line: int, where: str) -> Post | SourceError:
    """The post of a row, or what is wrong with it.

    ``row`` counts from 1; ``line`` is the one in the file at which it begins; ``where`` is how a
    message names the row.
    """
    try:
        text = _text(record.get(source.text_column or TEXT), where)
        fields = {name: field(record.get(name), name, where) for name in FIELDS}
    except SourceError as error:
        return error
    channel = fields["channel"]
    return Post(
        text=text,
        id=fields["id"] or f"{source.name}:{row}",
        channel=channel.lower() if channel else None,
        created_at=fields["created_at"],
        author=fields["author"],
        reply_to=fields["reply_to"],
        origin=Origin(path=source.path, row=row, line=line),
    )


def field(value: object, name: str, where: str) -> str | None:
    """An optional value as text: numbers and dates are written out, blank is ``None``.

    Raises:
        SourceError: a value that cannot be one, as a list, or a number that should be the post
            answered.
    """
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and name != "reply_to":
        return _number(value)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if not isinstance(value, str):
        wanted = "the text of the post answered" if name == "reply_to" else "text or a number"
        raise SourceError(f"{where}: {name} is {kind(value)}: it must be {wanted}")
    _require_whole(value, name, where)
    return value.strip() or None


def missing_column(where: str, wanted: str, columns: Iterable[str]) -> SourceError:
    """The error for a table or row that lacks the column of the posts."""
    names = [shown for name in columns if (shown := " ".join(str(name).split()))]
    shown = ", ".join(name if len(name) <= 30 else name[:29] + "…" for name in names[:12])
    if not shown:
        shown = "none"
    elif len(names) > 12:
        shown += f" and {len(names) - 12} more"
    guess = _guess(wanted, names)
    hint = f' (did you mean "{guess}"?)' if guess else ""
    return SourceError(
        f'{where}: no column "{wanted}"{hint}; the columns are: {shown}; '
        "name the one that holds the posts with --text-column"
    )


def _guess(wanted: str, names: list[str]) -> str | None:
    by_lower = {name.lower(): name for name in reversed(names)}
    close = difflib.get_close_matches(wanted.lower(), by_lower, n=1)
    likely = (name for name in _LIKELY if name in by_lower)
    found = close[0] if close else next(likely, None)
    return by_lower[found] if found is not None else None


def _text(value: object, where: str) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        value = ""
    if not isinstance(value, str):
        raise SourceError(f"{where}: the post is {kind(value)}, not text: fix or remove the row")
    if not value.strip():
        raise SourceError(f"{where}: empty text: fill it in or remove the row")
    _require_whole(value, "the text", where)
    return value


def _require_whole(value: str, name: str, where: str) -> None:
    half = _SURROGATE.search(value)
    if half:
        raise SourceError(
            f"{where}: {name} holds half a character (\\u{ord(half.group()):04x}, usually a cut emoji): "
            "export it again or remove the row"
        )
    if "\0" in value:
        raise SourceError(f"{where}: {name} holds a NUL character: export it again or remove the row")


def _number(value: float) -> str | None:
    if math.isnan(value):
        return None
    return str(int(value)) if math.isfinite(value) and value == int(value) else str(value)
