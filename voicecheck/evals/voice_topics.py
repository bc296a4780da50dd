"""Topic hold-out: does a brand's post on a subject it never wrote about turn off?

The account's own posts are clustered by their content words; each cluster is held out once, the
voice is learned from the other clusters, and the share of the cluster called off is set beside
that of equally large random holdouts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicecheck.evals.metrics import mean_cell
from voicecheck.evals.voice_calibration import NOMINAL
from voicecheck.evals.voice_plan import Account, chance
from voicecheck.text import Doc
from voicecheck.types import Post
from voicecheck.voice import BrandVoice
from voicecheck.wordlists import STRUCTURE_WORDS

FEWEST_POSTS = 120
MOST_LEARNED = 200
CLUSTERS = 6
DIMENSIONS = 10
LEAST_SHARE, MOST_SHARE, FEWEST_IN_CLUSTER = 0.08, 0.35, 12
RANDOM_HOLDOUTS = 5
WORST = 5
NO_CLUSTER = -1

Learn = Callable[[str, list[int]], BrandVoice]
Score = Callable[[BrandVoice, list[int]], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Holdout:
    """Posts by number to learn from, oldest first, and posts kept from it to try."""

    learned: list[int]
    tried: list[int]


@dataclass(frozen=True, slots=True)
class Rates:
    """The shares of an account's posts called off, and of their content words never learned."""

    account: str
    topics: int
    off_topic: float
    off_random: float
    new_topic: float
    new_random: float


def content_words(text: str) -> list[str]:
    """Folded words and hashtags that say what a post is about."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    doc = Doc(Post(text, ""))
    found = (doc.folded[t.span.start : t.span.end].lstrip("#＃") for t in doc.of_kind("word", "hashtag"))
    empty = STRUCTURE_WORDS | ENGLISH_STOP_WORDS
    return [word for word in found if len(word) > 1 and word not in empty]


def cluster(texts: Sequence[str]) -> NDArray[np.int64]:
    """The number of each text's cluster by content: TF-IDF, truncated SVD (LSA), k-means.

    ``NO_CLUSTER`` where a text shares no content word with another, and for all texts where they
    share too few to tell subjects apart.
    """
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    labels = np.full(len(texts), NO_CLUSTER)
    words = [content_words(text) for text in texts]
    posts_with = Counter(word for found in words for word in set(found))
    shared = sorted(word for word, posts in posts_with.items() if posts > 1)
    if len(shared) <= DIMENSIONS:
        return labels
    x = TfidfVectorizer(analyzer=list, vocabulary=shared, sublinear_tf=True).fit_transform(words)
    told = np.flatnonzero(np.diff(x.indptr))
    if len(told) < CLUSTERS:
        return labels
    meaning = normalize(TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(x[told]))
    labels[told] = KMeans(CLUSTERS, n_init=10, random_state=0).fit_predict(meaning)
    return labels


def topic_holdouts(account: Account, texts: Sequence[str]) -> list[Holdout]:
    """Each cluster of a usable size, held out once."""
    numbers = np.array(account.posts)
    labels = cluster([texts[number] for number in account.posts])
    random = chance("topics", account.name)
    found = []
    for label in range(CLUSTERS):
        inside = labels == label
        share = inside.mean()
        if LEAST_SHARE <= share <= MOST_SHARE and inside.sum() >= FEWEST_IN_CLUSTER:
            found.append(_holdout(numbers, inside, random))
    return found


def random_holdouts(account: Account, size: int) -> list[Holdout]:
    """Random posts, held out in the same way."""
    numbers = np.array(account.posts)
    random = chance("topics at random", account.name)
    found = []
    for _ in range(RANDOM_HOLDOUTS):
        inside = np.zeros(len(numbers), dtype=np.bool_)
        inside[random.choice(len(numbers), size, replace=False)] = True
        found.append(_holdout(numbers, inside, random))
    return found


def _holdout(numbers: NDArray[np.int64], inside: NDArray[np.bool_], random: np.random.Generator) -> Holdout:
    rest = np.flatnonzero(~inside)
    learned = np.sort(random.choice(rest, min(MOST_LEARNED, len(rest)), replace=False))
    return Holdout(numbers[learned].tolist(), numbers[inside].tolist())


def try_topics(account: Account, texts: Sequence[str], learn: Learn, score: Score) -> Rates | None:
    """The rates of one account, or ``None`` where it has too few posts or no usable cluster."""
    if len(account.posts) < FEWEST_POSTS:
        return None
    topics = topic_holdouts(account, texts)
    if not topics:
        return None
    size = round(float(np.mean([len(holdout.tried) for holdout in topics])))
    off, new = [], []
    for holdouts in (topics, random_holdouts(account, size)):
        flags = []
        for holdout in holdouts:
            voice = learn(account.name, holdout.learned)
            flags += [voice.p_value(raw) < NOMINAL for raw in score(voice, holdout.tried)]
        off.append(float(np.mean(flags)))
        new.append(float(np.mean([share for h in holdouts for share in _new_words(h, texts)])))
    return Rates(account.name, len(topics), *off, *new)


def _new_words(holdout: Holdout, texts: Sequence[str]) -> Iterator[float]:
    known = {word for number in holdout.learned for word in content_words(texts[number])}
    for number in holdout.tried:
        words = content_words(texts[number])
        if words:
            yield float(np.mean([word not in known for word in words]))


def table(rates: Sequence[Rates]) -> Iterator[str]:
    """Rates over accounts, their difference, and the accounts where it is worst."""
    if not rates:
        yield f"left out: topics held out: no account has {FEWEST_POSTS} posts that fall into topics"
        yield ""
        return
    topics = sum(found.topics for found in rates)
    yield (
        f"own posts held out, {len(rates)} accounts, {topics} topics, learned from at most {MOST_LEARNED} "
        "others | by topic | at random | by topic less at random"
    )
    columns = {
        f"called off (nominal {NOMINAL:.0%})": [(r.off_topic, r.off_random) for r in rates],
        "content words never learned": [(r.new_topic, r.new_random) for r in rates],
    }
    for name, pairs in columns.items():
        cells = [mean_cell(pair[i] for pair in pairs) for i in (0, 1)]
        yield f"{name} | {cells[0]} | {cells[1]} | {mean_cell((a - b for a, b in pairs), '+')}"
    for found in sorted(rates, key=lambda r: r.off_random - r.off_topic)[:WORST]:
        change = found.off_topic - found.off_random
        yield (
            f"among the worst: {found.account}, {found.topics} topics | {found.off_topic:.3f} | "
            f"{found.off_random:.3f} | {change:+.3f}"
        )
    yield ""
