"""Fit and calibrate the shipped heads: the tones, and the families robotic and defensive.

Each head is a logistic regression over the blocks it reads. Graded ratings
become fractional labels, each row counting for both classes. Regularisation is chosen, and the
probability calibrated, by cross-validation over accounts.

Run as ``python -m voicecheck.learn.heads DATA CORPORA MODELS``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecheck import evidence
from voicecheck.encoder import OnnxEncoder
from voicecheck.evidence import Evidence, Scales
from voicecheck.heads import NAMES, READS, TONES
from voicecheck.learn.background import stack_rows
from voicecheck.learn.pairs import rows
from voicecheck.text import Doc
from voicecheck.types import Post

STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0)
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the probability of the label, the group that must not straddle folds, and a weight."""

    text: str
    label: float
    group: str
    weight: float = 1.0


def tone_rows(data: Path, corpora: Path, tone: str) -> Iterator[Labelled]:
    """The rated posts of one tone. A mean rating of 1.5 on the scale 0–3 is a probability of one half."""
    for row in rows(data / "tone_gold.jsonl"):
        yield Labelled(row["text"], tone_probability(row[tone]), row["account"])
    marks = {row["id"]: fmean(row[tone]) for row in rows(corpora / "labels" / "tone.jsonl")}
    for row in rows(data / "brand_posts.jsonl"):
        if row["id"] in marks:
            yield Labelled(row["text"], tone_probability(marks[row["id"]]), row["account"])
    for row in rows(corpora / "examples" / "tone.jsonl"):
        yield Labelled(row["text"], tone_probability(row[tone]), f"own/{row['id']}")
    for row in rows(corpora / "examples" / "tone_sets.jsonl"):
        yield Labelled(row["text"], tone_probability(row[tone]), f"own/{row['set']}")


def tone_probability(rating: float) -> float:
    """A mean rating of 0 to 3 as a probability: 0 below 0.75, 1 above 2.25, linear between."""
    return float(np.clip((rating - 0.75) / 1.5, 0.0, 1.0))


def robotic_rows(data: Path, corpora: Path) -> Iterator[Labelled]:
    """Robotic against human: 0, 1, 2 as 0, one half, 1."""
    for row in rows(data / "robotic_gold.jsonl"):
        yield Labelled(row["text"], row["robotic"] / 2, f"gold/{row['id']}")
    for name in ("robotic.jsonl", "robotic_posts.jsonl"):
        for row in rows(corpora / "examples" / name):
            yield Labelled(row["text"], float(row["label"]), f"own/{row['pair']}")
    for row in rows(corpora / "clean" / "posts.jsonl"):
        yield Labelled(row["text"], 0.0, f"clean/{row['sector']}", 0.5)


def defensive_rows(data: Path, corpora: Path) -> Iterator[Labelled]:
    """Defensive against accountable replies, and replies in the wild."""
    for row in rows(data / "defensive_gold.jsonl"):
        yield Labelled(row["text"], row["defensive"] / 2, f"gold/{row['brand']}")
    for row in rows(data / "defensive_wild.jsonl"):
        yield Labelled(row["text"], row["defensive"] / 2, f"gold/{row['brand']}")
    for name in ("defensive.jsonl", "defensive_pairs.jsonl"):
        for row in rows(corpora / "examples" / name):
            yield Labelled(row["text"], float(row["label"]), f"own/{row['pair']}")
    for row in rows(corpora / "clean" / "posts.jsonl"):
        yield Labelled(row["text"], 0.0, f"clean/{row['sector']}", 0.5)


def fold_of(groups: Iterable[str]) -> NDArray[np.int64]:
    """A fold for each row; rows of a group share it."""
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(group, len(seen)) % FOLDS for group in groups])


def matrix(measured: Sequence[Evidence], name: str) -> Any:
    """The rows that a head reads, its blocks side by side, as a CSR matrix."""
    from scipy import sparse

    return sparse.hstack([sparse.csr_matrix(stack_rows(measured, block)) for block in READS[name]]).tocsr()


def fit_fractional(x: Any, label: NDArray[Any], weight: NDArray[Any], c: float) -> tuple[NDArray[Any], float]:
    """Logistic regression on fractional labels: each row stands in both classes by its share."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    both = sparse.vstack([x, x]).tocsr()
    share = np.concatenate([weight * label, weight * (1 - label)])
    y = np.arange(both.shape[0]) < x.shape[0]
    counted = share > 0
    model = LogisticRegression(C=c, max_iter=500).fit(both[counted], y[counted], sample_weight=share[counted])
    return model.coef_[0], float(model.intercept_[0])


def log_loss(logit: NDArray[Any], label: NDArray[Any], weight: NDArray[Any]) -> float:
    """Mean cross-entropy of log-odds against fractional labels."""
    losses = np.logaddexp(0, logit) - label * logit
    return float((losses * weight).sum() / weight.sum())


def cross_validated(
    x: Any, label: NDArray[Any], weight: NDArray[Any], folds: NDArray[np.int64]
) -> tuple[float, NDArray[Any], float]:
    """The strength C with the least loss, its log-odds for each row from the other folds, its loss."""
    results = []
    for c in STRENGTHS:
        logit = np.zeros(len(label))
        for fold in range(FOLDS):
            w, b = fit_fractional(x[folds != fold], label[folds != fold], weight[folds != fold], c)
            logit[folds == fold] = x[folds == fold] @ w + b
        results.append((log_loss(logit, label, weight), c, logit))
    loss, c, logit = min(results, key=lambda result: result[0])
    return c, logit, loss


def fit_head(
    name: str, measured: Sequence[Evidence], items: Sequence[Labelled]
) -> tuple[dict[str, NDArray[np.float32]], dict[str, float]]:
    """The arrays of one head, calibrated on the rows of other folds; and figures."""
    from scipy.sparse import csr_matrix
    from scipy.stats import spearmanr

    x = matrix(measured, name)
    label = np.array([item.label for item in items])
    weight = np.array([item.weight for item in items])
    c, logit, loss = cross_validated(x, label, weight, fold_of(item.group for item in items))
    slope, intercept = fit_fractional(csr_matrix(logit[:, None]), label, weight, 1.0)
    w, b = fit_fractional(x, label, weight, c)
    widths = [stack_rows(measured[:1], block).shape[1] for block in READS[name]]
    parts = np.split(w * slope[0], np.cumsum(widths)[:-1])
    arrays = {
        f"{name} {block}": part.astype(np.float32) for block, part in zip(READS[name], parts, strict=True)
    }
    arrays[f"{name} bias"] = np.array([b * slope[0] + intercept], dtype=np.float32)
    rank = float(spearmanr(logit, label).statistic)
    return arrays, {"c": c, "log_loss": loss, "spearman": rank, "rows": len(items)}


def main(data: Path, corpora: Path, models: Path) -> None:
    """Fit all heads and write models/heads."""
    from safetensors.numpy import save_file

    encoder = OnnxEncoder.load(models / "encoder")
    scales = Scales.load(models / "voice" / "scales.safetensors")
    sources = {tone: list(tone_rows(data, corpora, tone)) for tone in TONES}
    sources["robotic"] = list(robotic_rows(data, corpora))
    sources["defensive"] = list(defensive_rows(data, corpora))
    arrays: dict[str, NDArray[np.float32]] = {}
    figures: dict[str, dict[str, float]] = {}
    for name in NAMES:
        items = sources[name]
        measured = evidence.gather([Doc(Post(item.text, "")) for item in items], scales, encoder)
        fitted, figures[name] = fit_head(name, measured, items)
        arrays |= fitted
        print(name, figures[name], file=sys.stderr)
    (models / "heads").mkdir(parents=True, exist_ok=True)
    save_file(arrays, models / "heads" / "heads.safetensors")
    (models / "heads" / "figures.json").write_text(
        json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
