"""Contrastive batches for the encoder: accounts beside their rivals, retold posts beside their originals.

A class of a batch is an account, or a voice in which posts of several accounts are retold. Rivals of
one sector, and a post and its retelling, share the subject and not the class: the hard negatives,
without which a network learns what accounts write about.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

from voicecheck.learn.pairs import OWN, Retold, Texts

ACCOUNTS, POSTS_EACH = 14, 5
VOICES, RETOLD_EACH = 5, 4
FROM_RETOLD = 6
"""Accounts of a batch at most that are there because a retold post is theirs."""
ORIGINALS = 2
RIVALS = 4
FROM_DATA = 0.75
"""Chance that a voice is drawn from the data's retold posts and not from the corpora's."""
IMITATION = 0.4
"""Chance that one of an account's posts imitates its voice, where there are imitations."""

_UNSHARED = ("other-brand", "rival")
"""Voices that mean another thing in each row: never each other's positives."""


class Sampler:
    """Draws batches; the same seed draws the same ones."""

    def __init__(self, texts: Texts, seed: int) -> None:
        self.texts = texts
        self.random = random.Random(seed)
        self.from_data = _by_voice(row for row in texts.retold if not row.account.startswith(OWN))
        self.from_corpora = _by_voice(row for row in texts.retold if row.account.startswith(OWN))
        sectors: dict[str, list[str]] = defaultdict(list)
        for account in texts.posts:
            sectors[texts.sector[account]].append(account)
        self.sectors = [accounts for accounts in sectors.values() if len(accounts) > 1]

    def batch(self) -> tuple[list[str], list[str]]:
        """Texts and their classes: posts of ``ACCOUNTS`` accounts, retold ones of up to ``VOICES`` voices."""
        texts: list[str] = []
        labels: list[str] = []
        drawn: list[Retold] = []
        for voice, rows in self._voices():
            for row in self.random.sample(rows, RETOLD_EACH):
                texts.append(row.text)
                labels.append(f"retold {len(texts)}" if voice in _UNSHARED else f"voice {voice}")
                drawn.append(row)
        for account, originals in self._accounts(drawn).items():
            texts += self._posts(account, originals)
            labels += [account] * POSTS_EACH
        return texts, labels

    def _voices(self) -> list[tuple[str, list[Retold]]]:
        wanted = sum(self.random.random() < FROM_DATA for _ in range(VOICES))
        chosen = self.random.sample(sorted(self.from_data), min(wanted, len(self.from_data)))
        left = sorted(self.from_corpora.keys() - set(chosen))
        more = self.random.sample(left, min(VOICES - len(chosen), len(left)))
        return [(voice, self.from_data[voice]) for voice in chosen] + [
            (voice, self.from_corpora[voice]) for voice in more
        ]

    def _accounts(self, drawn: list[Retold]) -> dict[str, list[str]]:
        """The accounts of a batch, each with originals of the retold posts drawn."""
        originals: dict[str, list[str]] = {}
        for row in self.random.sample(drawn, len(drawn)):
            if row.account in self.texts.posts and (row.account in originals or len(originals) < FROM_RETOLD):
                originals.setdefault(row.account, []).append(row.original)
        while len(originals) < ACCOUNTS:
            sector = self.random.choice(self.sectors)
            for account in self.random.sample(sector, min(RIVALS, len(sector))):
                if len(originals) < ACCOUNTS:
                    originals.setdefault(account, [])
        return originals

    def _posts(self, account: str, originals: list[str]) -> list[str]:
        chosen = originals[:ORIGINALS]
        imitations = self.texts.imitations.get(account)
        if imitations and self.random.random() < IMITATION:
            chosen = [*chosen, self.random.choice(imitations)]
        return chosen + self.random.sample(self.texts.posts[account], POSTS_EACH - len(chosen))


def _by_voice(rows: Iterable[Retold]) -> dict[str, list[Retold]]:
    found: dict[str, list[Retold]] = defaultdict(list)
    for row in rows:
        found[row.voice].append(row)
    return {voice: rows for voice, rows in found.items() if len(rows) >= RETOLD_EACH}
