"""Measure the tones on rated posts: heads fitted again in folds over accounts, beside floors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from voicecheck import encoder, evidence
from voicecheck.evals.floors import folded_tfidf
from voicecheck.evals.metrics import Scores, auc, best_f1, calibration_error, f1
from voicecheck.heads import TONES
from voicecheck.learn.heads import cross_validated, fold_of, matrix, tone_probability
from voicecheck.learn.pairs import rows
from voicecheck.linear import sigmoid
from voicecheck.text import Doc
from voicecheck.types import Post

_CLEAR = 1.5


def evaluate(paths: Sequence[Path]) -> str:
    """The table of tone figures; ``paths``: tone_gold.jsonl."""
    gold = list(rows(paths[0]))
    texts = [row["text"] for row in gold]
    docs = [Doc(Post(text, "")) for text in texts]
    measured = evidence.gather(docs, evidence.shipped_scales(), encoder.shipped())
    folds = fold_of(row["account"] for row in gold)
    lines = [
        f"tone, {len(gold)} rated posts, folds over {len({row['account'] for row in gold})} accounts",
        "",
        f"tone | method | Spearman | AUC at a mean of {_CLEAR} | F1 at 0.5 | best F1 | calibration error",
    ]
    for tone in TONES:
        rating = np.array([row[tone] for row in gold])
        label = np.array([tone_probability(value) for value in rating])
        weight = np.ones(len(gold))
        methods = {
            "TF-IDF + logistic regression": folded_tfidf(texts, label, folds),
            "voicecheck": cross_validated(matrix(measured, tone), label, weight, folds)[1],
        }
        for method, logit in methods.items():
            lines.append(f"{tone} | {method} | " + " | ".join(_cells(logit, rating)))
    return "\n".join(lines)


def _cells(logit: Scores, rating: Scores) -> Iterator[str]:
    from scipy.stats import spearmanr

    clear = rating >= _CLEAR
    probability = np.array([sigmoid(value) for value in logit])
    yield f"{spearmanr(logit, rating).statistic:.3f}"
    yield f"{auc(logit[clear], logit[~clear]):.3f}"
    yield f"{f1(probability >= 0.5, clear):.3f}"
    yield f"{best_f1(probability, clear):.3f}"
    yield f"{calibration_error(probability, clear, np.ones(len(clear))):.3f}"
