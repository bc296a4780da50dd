"""What the voice evaluation learns from and is tried on: the data's texts as numbered rows."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from voicecheck.learn.pairs import rows as read_rows

SIZES = (10, 20, 50, 100, 200)
DETAIL_SIZES = (50, 200)
"""The numbers of approved posts of the curve, and those for which there are further tables."""

FEWEST_WORDS = 3
FEWEST_TEST = 40
MOST_TEST, MOST_RIVAL, MOST_FAR = 150, 100, 10
USUAL_TOPIC, UNUSUAL_TOPIC = "usual topic", "unusual topic"


@dataclass
class Corpus:
    """All texts once, numbered."""

    texts: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> int:
        """The number of a text."""
        if text not in self.number:
            self.number[text] = len(self.texts)
            self.texts.append(text)
        return self.number[text]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to score: its number, the account it is of, and its kind where that matters.

    The kind of a post retold is the voice; that of an imitation says whether its topic is usual.
    """

    number: int
    account: str
    kind: str = ""


@dataclass(frozen=True)
class Account:
    """An account's posts by number, oldest first, none twice, and what others made of them."""

    name: str
    sector: str
    posts: list[int]
    retold: list[Sample]
    imitated: list[Sample]


@dataclass(frozen=True)
class Trial:
    """One account with ``size`` approved posts: what is learned and, by set, what is scored."""

    account: str
    sector: str
    size: int
    approved: list[int]
    sets: Mapping[str, list[Sample]]


def rivals(sector: str, other: str) -> bool:
    """Whether accounts of these sectors are rivals; those of no known sector have none."""
    return bool(sector) and sector == other


def chance(purpose: str, account: str) -> np.random.Generator:
    """Random numbers that depend on nothing but the purpose and the account's name."""
    return np.random.default_rng(zlib.crc32(f"{purpose} {account}".encode()))


def read(
    path: Path, corpus: Corpus, choose: Callable[[Mapping[str, list[str]]], frozenset[str]]
) -> list[Account]:
    """The accounts to measure, by name, their texts added to the corpus.

    ``choose`` picks from the texts by account. Retold posts are read from offvoice.jsonl and
    imitations from invoice.jsonl, where they lie beside the file. Accounts without a category
    have no rivals.
    """
    posts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows(path):
        if len(row["text"].split()) >= FEWEST_WORDS:
            posts[row["account"]].append(row)
    chosen = choose({account: [row["text"] for row in found] for account, found in posts.items()})
    retold = _beside(path, "offvoice.jsonl", lambda row: str(row["voice"]))
    imitated = _beside(
        path, "invoice.jsonl", lambda row: UNUSUAL_TOPIC if row.get("unusual_topic") else USUAL_TOPIC
    )
    found = []
    for account in sorted(chosen):
        ordered = sorted(posts[account], key=lambda row: str(row.get("created_at") or ""))
        numbers = list(dict.fromkeys(corpus.add(row["text"]) for row in ordered))
        others = [
            [Sample(corpus.add(text), account, kind) for text, kind in beside.get(account, ())]
            for beside in (retold, imitated)
        ]
        found.append(Account(account, str(ordered[0].get("category") or ""), numbers, *others))
    return found


def _beside(
    path: Path, name: str, kind: Callable[[Mapping[str, Any]], str]
) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if path.with_name(name).is_file():
        for row in read_rows(path.with_name(name)):
            found[row["account"]].append((row["text"], kind(row)))
    return found


def by_date(accounts: Sequence[Account]) -> list[Trial]:
    """For each account and size: learn from its first posts, try it on later ones and on others'.

    At any size the posts tried are from the account's last two thirds, so that sizes compare.
    """
    shuffled = {
        account.name: [int(number) for number in chance("sample", account.name).permutation(account.posts)]
        for account in accounts
    }

    def others(account: Account, near: bool, most: int) -> list[Sample]:
        own = set(account.posts)
        return [
            Sample(number, other.name)
            for other in accounts
            if other is not account and near == rivals(account.sector, other.sector)
            for number in shuffled[other.name][:most]
            if number not in own
        ]

    trials = []
    for account in accounts:
        own = account.posts
        foreign = {
            "rivals": others(account, True, MOST_RIVAL),
            "random": others(account, False, MOST_FAR),
            "retold": account.retold,
            "imitated": account.imitated,
        }
        for size in SIZES:
            later = set(own[max(size, len(own) // 3) :])
            if len(later) >= FEWEST_TEST:
                tried = [number for number in shuffled[account.name] if number in later][:MOST_TEST]
                sets = {"own": [Sample(number, account.name) for number in tried], **foreign}
                trials.append(Trial(account.name, account.sector, size, own[:size], sets))
    return trials


def at_random(accounts: Sequence[Account]) -> list[Trial]:
    """For each account and detail size: learn from posts of any date, try it on its other posts.

    Set beside :func:`by_date` it tells a voice that changed in time from a bad calibration.
    """
    trials = []
    for account in accounts:
        mixed = [int(number) for number in chance("split", account.name).permutation(account.posts)]
        for size in DETAIL_SIZES:
            learned, rest = set(mixed[:size]), mixed[size:]
            if len(rest) >= FEWEST_TEST:
                approved = [number for number in account.posts if number in learned]
                own = [Sample(number, account.name) for number in rest[:MOST_TEST]]
                trials.append(Trial(account.name, account.sector, size, approved, {"own": own}))
    return trials
