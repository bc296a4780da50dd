"""Training texts for the encoder: posts by account, and the same facts retold in other voices."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voicecheck.learn.split import held_out, sectors

OWN = "own/"
"""What the names of the project's own fictional accounts begin with."""

_FEWEST = 20
_MOST_REPLIES = 200


@dataclass(frozen=True, slots=True)
class Retold:
    """A post told again: same facts, another voice; ``account`` is the original's."""

    text: str
    original: str
    account: str
    voice: str


@dataclass
class Texts:
    """Posts by account, the sector of each account, posts that imitate an account's voice (they are
    among its posts too), and retold posts."""

    posts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sector: dict[str, str] = field(default_factory=dict)
    imitations: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    retold: list[Retold] = field(default_factory=list)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def collect(data: Path, corpora: Path, without: Collection[str] = ()) -> Texts:
    """All texts that a shipped model may learn from, ``without`` those retold in the voices named.

    ``data`` holds brand_posts, offvoice, invoice, complaint_replies_unlabelled and
    robotic_replies as .jsonl; ``corpora`` the project's own text. Held-out accounts and the demo
    brands are left out.
    """
    texts = Texts()
    posts = list(rows(data / "brand_posts.jsonl"))
    hidden = held_out(sectors(posts))
    for row in posts:
        if row["account"] not in hidden and len(row["text"].split()) >= 3:
            texts.posts[row["account"]].append(row["text"])
            texts.sector[row["account"]] = row["category"]
    for row in rows(data / "invoice.jsonl"):
        if row["account"] in texts.posts:
            texts.posts[row["account"]].append(row["text"])
            texts.imitations[row["account"]].append(row["text"])
    for row in rows(data / "offvoice.jsonl"):
        if row["account"] not in hidden:
            texts.retold.append(Retold(row["text"], row["original"], row["account"], row["voice"]))
    _app_replies(data, texts)
    _own_accounts(corpora, texts)
    texts.retold = [row for row in texts.retold if row.voice not in without]
    for account in [account for account, own in texts.posts.items() if len(own) < _FEWEST]:
        del texts.posts[account]
    return texts


def _app_replies(data: Path, texts: Texts) -> None:
    replies: dict[str, dict[str, None]] = defaultdict(dict)
    for name in ("complaint_replies_unlabelled.jsonl", "robotic_replies.jsonl"):
        for row in rows(data / name):
            if row.get("lang", "en") == "en":
                replies[row["brand"]][row["text"]] = None
    for brand, own in replies.items():
        texts.posts[f"app/{brand}"] = list(own)[:_MOST_REPLIES]
        texts.sector[f"app/{brand}"] = "app replies"


def _own_accounts(corpora: Path, texts: Texts) -> None:
    for path in sorted((corpora / "accounts").glob("*.jsonl")):
        account = OWN + path.stem
        found = list(rows(path))
        originals = {row["id"]: row["text"] for row in found if row["voice"] == "own"}
        texts.posts[account] = list(originals.values())
        texts.sector[account] = "own"
        texts.retold += [
            Retold(row["text"], originals[row["original"]], account, row["voice"])
            for row in found
            if row["voice"] != "own"
        ]
