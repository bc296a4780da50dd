"""Build the shipped scales and background from the trained encoder.

Run as ``python -m voicecheck.learn.build DATA CORPORA MODELS [VOICE...]`` after
``python -m voicecheck.learn.encoder``, with the same voices left out; ``python -m
voicecheck.learn.heads`` comes last.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np

from voicecheck import evidence, ngrams
from voicecheck.encoder import OnnxEncoder
from voicecheck.evidence import SPARSE_BLOCKS, Scales
from voicecheck.features import style
from voicecheck.learn import background as backgrounds
from voicecheck.learn.background import Background
from voicecheck.learn.fit import RECIPES
from voicecheck.learn.pairs import OWN, Retold, Texts, collect
from voicecheck.linear import Dense
from voicecheck.text import Doc
from voicecheck.types import Post

POSTS_EACH = 60
REPLIES_EACH = 20
RETOLD_EACH = 10
"""Posts drawn from each account, from each app's replies, which are much alike, and from the retold
posts of each fictional account: more of those, and imitations of real brands were taken for them."""

MANNERS: Mapping[str, str] = MappingProxyType(
    {
        "corporate": "corporate copy",
        "hype": "hype",
        "agency": "agency polish",
        "luxury": "luxury copy",
        "wire": "a news agency",
        "neighbour": "chatty small talk",
        "meme": "a meme account",
        "cheeky": "cheeky banter",
    }
)
"""How the manner of a retold voice is called in a driver."""

_FEWEST_FOR_PROTOTYPE = 30


def scales_of(docs: Sequence[Doc]) -> dict[str, Dense]:
    """Mean and deviation of the log style numbers, and the idf of each bucket."""
    numbers = np.stack([evidence.log_style(style(doc)) for doc in docs])
    arrays = {"style_mean": numbers.mean(0), "style_deviation": numbers.std(0) + 1e-3}
    for block in SPARSE_BLOCKS:
        posts = np.zeros(ngrams.BUCKETS)
        for doc in docs:
            posts[ngrams.hashed(doc, block).buckets] += 1
        arrays[f"idf_{block}"] = np.log((1 + len(docs)) / (1 + posts)) + 1
    return arrays


def sample(texts: Texts, seed: int = 0) -> tuple[list[Doc], list[int], list[bool]]:
    """Docs of the background with the number of their account and whether they are retold."""
    chance = random.Random(seed)
    docs: list[Doc] = []
    groups: list[int] = []
    retold: list[bool] = []
    accounts = sorted(account for account in texts.posts if not account.startswith(OWN))
    numbers = {account: i for i, account in enumerate(accounts)}
    for account in accounts:
        own = texts.posts[account]
        most = REPLIES_EACH if account.startswith("app/") else POSTS_EACH
        for text in chance.sample(own, min(most, len(own))):
            docs.append(Doc(Post(text, "")))
            groups.append(numbers[account])
            retold.append(False)
    fictional: dict[str, list[Retold]] = defaultdict(list)
    for row in texts.retold:
        if row.account.startswith(OWN):
            fictional[row.account].append(row)
    drawn = [
        row for found in fictional.values() for row in chance.sample(found, min(RETOLD_EACH, len(found)))
    ]
    for row in [*(row for row in texts.retold if row.account not in fictional), *drawn]:
        docs.append(Doc(Post(row.text, "")))
        groups.append(numbers.setdefault(row.account, len(numbers)))
        retold.append(True)
    return docs, groups, retold


def build(data: Path, corpora: Path, models: Path, without: Collection[str] = ()) -> None:
    """Write models/voice/scales.safetensors and models/background/background.safetensors."""
    from safetensors.numpy import save_file

    texts = collect(data, corpora, without)
    docs, groups, retold = sample(texts)
    encoder = OnnxEncoder.load(models / "encoder")
    (models / "voice").mkdir(parents=True, exist_ok=True)
    (models / "background").mkdir(parents=True, exist_ok=True)
    arrays = scales_of(docs)
    for voice, manner in MANNERS.items():
        told = [Doc(Post(row.text, "")) for row in texts.retold if row.voice == voice]
        if len(told) >= _FEWEST_FOR_PROTOTYPE:
            mean = encoder.encode(told).mean(0)
            arrays[f"prototype {manner}"] = mean / np.linalg.norm(mean)
    save_file(
        {name: a.astype(np.float16) for name, a in arrays.items()}, models / "voice" / "scales.safetensors"
    )
    scales = Scales.load(models / "voice" / "scales.safetensors")
    measured = evidence.gather(docs, scales, encoder)
    blocks = [block for block in RECIPES if block != evidence.LOCAL]
    rows = {block: backgrounds.stack_rows(measured, block) for block in blocks}
    found = Background(rows, np.array(groups, dtype=np.uint16), np.array(retold, dtype=np.bool_))
    backgrounds.save(found, models / "background" / "background.safetensors")
    print(f"{len(docs)} background rows, {sum(retold)} of them retold", file=sys.stderr)


if __name__ == "__main__":
    data, corpora, models = map(Path, sys.argv[1:4])
    build(data, corpora, models, without=sys.argv[4:])
