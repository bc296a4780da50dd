"""Measure the families robotic and defensive: the head in folds over groups, and the checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicecheck import encoder, evidence
from voicecheck.engine import run_checks
from voicecheck.evals.floors import folded_tfidf
from voicecheck.evals.metrics import auc, f1
from voicecheck.learn.heads import cross_validated, fold_of, matrix
from voicecheck.linear import sigmoid
from voicecheck.text import Doc
from voicecheck.types import Family, Policy, Post


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled text: ``label`` 0 no, 1 between, 2 yes; ``group`` stays in one fold."""

    text: str
    reply_to: str | None
    label: int
    group: str
    kind: str


def table(family: Family, items: Sequence[Item]) -> Iterator[str]:
    """The lines of the table: 2 against 0, the head beside TF-IDF, and the checks' findings."""
    from sklearn.metrics import average_precision_score

    docs = [Doc(Post(item.text, "", reply_to=item.reply_to)) for item in items]
    measured = evidence.gather(docs, evidence.shipped_scales(), encoder.shipped())
    x = matrix(measured, family)
    label = np.array([item.label / 2 for item in items])
    folds = fold_of(item.group for item in items)
    sure = label != 0.5
    truth = label[sure] == 1.0
    groups = len({item.group for item in items})
    yield f"{family}, {len(items)} texts, folds over {groups} groups; 2 against 0"
    yield ""
    yield "method | AUC | average precision | F1 at 0.5 | false flags at 0.5"
    methods = {
        "TF-IDF + logistic regression": folded_tfidf([item.text for item in items], label, folds),
        "voicecheck's probability": cross_validated(x, label, np.ones(len(items)), folds)[1],
    }
    for method, logit in methods.items():
        probability = np.array([sigmoid(value) for value in logit[sure]])
        flagged = probability >= 0.5
        yield (
            f"{method} | {auc(probability[truth], probability[~truth]):.3f} | "
            f"{average_precision_score(truth, probability):.3f} | {f1(flagged, truth):.3f} | "
            f"{flagged[~truth].mean():.3f}"
        )
    yield ""
    yield "findings of the checks | precision | recall | F1 | false flags"
    flagged = np.array([_flags(family, doc) for doc in docs])
    for kind in ("all", *sorted({item.kind for item in items})):
        chosen = sure & np.array([kind in ("all", item.kind) for item in items])
        yield f"{kind} ({chosen.sum()}) | " + " | ".join(_cells(flagged[chosen], label[chosen] == 1.0))


def _flags(family: Family, doc: Doc) -> bool:
    findings, _ = run_checks(doc, None, Policy())
    return any(found.family == family and found.severity != "suggestion" for found in findings)


def _cells(flagged: NDArray[np.bool_], truth: NDArray[np.bool_]) -> Iterator[str]:
    hits = int((flagged & truth).sum())
    yield f"{hits / flagged.sum():.3f}" if flagged.any() else "-"
    yield f"{hits / truth.sum():.3f}" if truth.any() else "-"
    yield f"{f1(flagged, truth):.3f}" if truth.any() else "-"
    yield f"{flagged[~truth].mean():.3f}" if (~truth).any() else "-"
