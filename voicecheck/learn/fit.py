"""Fit the linear models of a voice and calibrate their sum.

Each kind of evidence gets a logistic regression of the brand against the background, half the
weight on the brand. Every approved post is scored by models that did not see it or its neighbours
in time (blocked cross-fitting), and those scores set what each kind counts, the calibration and the
conformal p-value (Vovk's cross-conformal predictor), so that all posts serve all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecheck import evidence
from voicecheck.learn.background import Background
from voicecheck.learn.stack import adapted
from voicecheck.linear import Linear
from voicecheck.voice import Block, BrandVoice, combine, usual_for

FOLDS = 5
_SHRINK = 20.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a block is fitted and joined: regularisation C, retold share, usual weight, and the cap.

    ``retold`` is the share of the negatives' weight that goes to posts retold in other voices; the
    rest goes to other brands' posts. A capped block is standardised by the brand's own held-out
    scores, the cap counting deviations from their mean; an open one by the background's.
    """

    c: float
    retold: float
    weight: float
    cap: float | None


RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {
        "encoder": Recipe(c=0.3, retold=0.8, weight=1.0, cap=None),
        evidence.LOCAL: Recipe(c=0.3, retold=0.8, weight=1.0, cap=None),
        "style": Recipe(c=0.05, retold=0.85, weight=0.4, cap=None),
        "shapes": Recipe(c=10.0, retold=0.6, weight=0.2, cap=0.0),
    }
)
_NO_CAP = 1e6
_DOUBT = 2.0
_TINY = 1e-12
_LIKE_SHARE = 0.1
PRIOR_SLOPE, PRIOR_INTERCEPT, _PRIOR_POSTS = 1.5, -2.0, 30.0
"""What brands of 50 to 200 posts come out at, and how many posts weigh as much as that."""


def fit(
    name: str,
    rows: Mapping[str, Any],
    others: Background,
    kinds: Sequence[Sequence[str]] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> BrandVoice:
    """Fit the blocks on the rows of the brand's posts, oldest first, and calibrate their sum.

    ``kinds`` are the kinds of each post, where they are known.
    """
    # Only libraries that are already loaded can be limited.
    import sklearn.linear_model  # noqa: F401
    from threadpoolctl import threadpool_limits

    blocks: dict[str, Block] = {}
    own: dict[str, NDArray[np.float64]] = {}
    foreign: dict[str, NDArray[np.float64]] = {}
    # Problems this small gain nothing from threads, which on busy cores wait for each other.
    with threadpool_limits(1):
        for block in rows:
            recipe = RECIPES[block]
            progress(f"fitting {block}")
            own[block], foreign[block] = _cross_fit(rows[block], others, block, recipe)
            blocks[block] = _block(
                _logistic(rows[block], others, block, recipe),
                recipe,
                own[block],
                foreign[block][~others.retold],
            )
    standard = {name: block.standard(own[name]) for name, block in blocks.items()}
    beside = {name: block.standard(foreign[name]) for name, block in blocks.items()}
    usual = {name: block.weight for name, block in blocks.items()}
    weights = adapted(standard, beside, _odds_weights(combine(beside, usual), others), usual, PRIOR_SLOPE)
    blocks = {name: replace(block, weight=weights[name]) for name, block in blocks.items()}
    own_raw, foreign_raw = combine(standard, weights), combine(beside, weights)
    offsets = _offsets(own_raw, kinds)
    own_raw = own_raw - np.array([usual_for(found, offsets) for found in kinds or [()] * len(own_raw)])
    slope, intercept = _calibrate(own_raw, foreign_raw, others)
    return BrandVoice(
        name=name,
        posts=len(own_raw),
        blocks=MappingProxyType(blocks),
        held_out=tuple(sorted(float(value) for value in own_raw)),
        offsets=MappingProxyType(offsets),
        slope=slope,
        intercept=intercept,
        metrics=MappingProxyType(
            {
                "auc_others": _auc(own_raw, foreign_raw[~others.retold]),
                "auc_retold": _auc(own_raw, foreign_raw[others.retold]),
            }
        ),
    )


def _offsets(scores: NDArray[np.float64], kinds: Sequence[Sequence[str]]) -> dict[str, float]:
    """By how much posts of each kind score above those of the wider kind, and these above the mean.

    A difference that chance would make is taken for chance: it shrinks with its squared standard
    error over its square (the positive-part rule of James and Stein). ``kinds`` are those of each
    post; a kind that all posts share has no offset.
    """
    offsets: dict[str, float] = {}
    for kind in sorted({kind for found in kinds for kind in found}, key=len):
        inside = np.array([kind in found for found in kinds])
        if not inside.all():
            wider = offsets.get(kind.partition(" on ")[0], 0.0)
            apart = float(scores[inside].mean() - scores.mean()) - wider
            chance = _DOUBT * float(scores.var()) / int(inside.sum())
            offsets[kind] = wider + apart * (1.0 - chance / max(apart**2, chance, _TINY))
    return offsets


def _weights(others: Background, rows: NDArray[np.bool_], share: float) -> NDArray[np.float64]:
    """Weights of the chosen background rows, adding up to 1: retold posts have their share, if any."""
    retold = others.retold[rows]
    shares = np.where(retold, share, 1.0 - share)
    shares /= np.where(retold, max(1, retold.sum()), max(1, (~retold).sum()))
    weights: NDArray[np.float64] = shares / shares.sum()
    return weights


def _logistic(
    own: Any, others: Background, block: str, recipe: Recipe, rows: NDArray[np.bool_] | None = None
) -> Linear:
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    chosen = np.ones(len(others), dtype=np.bool_) if rows is None else rows
    foreign = others.rows[block][chosen]
    stacked = sparse.vstack([own, foreign]).tocsr() if sparse.issparse(foreign) else np.vstack([own, foreign])
    positives = own.shape[0]
    total = stacked.shape[0]
    weight = (
        np.concatenate([np.full(positives, 1.0 / positives), _weights(others, chosen, recipe.retold)])
        * total
        / 2
    )
    label = np.arange(total) < positives
    solver = "liblinear" if sparse.issparse(foreign) else "lbfgs"
    model = LogisticRegression(C=recipe.c, solver=solver, max_iter=300, random_state=0).fit(
        stacked, label, sample_weight=weight
    )
    return Linear(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _cross_fit(
    own: Any, others: Background, block: str, recipe: Recipe
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scores of the brand's and the background's rows, each from a model that saw neither it nor
    its fold: blocks in time for the brand, accounts for the background."""
    folds = np.arange(own.shape[0]) * FOLDS // own.shape[0]
    groups = others.group % FOLDS
    own_scores, foreign_scores = np.zeros(own.shape[0]), np.zeros(len(others))
    for fold in range(FOLDS):
        linear = _logistic(own[folds != fold], others, block, recipe, groups != fold)
        own_scores[folds == fold] = own[folds == fold] @ linear.weights + linear.bias
        foreign_scores[groups == fold] = others.rows[block][groups == fold] @ linear.weights + linear.bias
    return own_scores, foreign_scores


def _block(linear: Linear, recipe: Recipe, own: NDArray[np.float64], foreign: NDArray[np.float64]) -> Block:
    if recipe.cap is None:
        return Block(linear, float(foreign.mean()), float(foreign.std()), recipe.weight, _NO_CAP)
    pooled = (own.var() * len(own) + foreign.var() * _SHRINK) / (len(own) + _SHRINK)
    return Block(linear, float(own.mean()), float(np.sqrt(pooled)), recipe.weight, recipe.cap)


def _calibrate(
    own: NDArray[np.float64], foreign: NDArray[np.float64], others: Background
) -> tuple[float, float]:
    """Slope and intercept at even odds, drawn toward those of other brands where posts are few."""
    from sklearn.linear_model import LogisticRegression

    raw = np.concatenate([own, foreign])[:, None]
    weight = np.concatenate([np.full(len(own), 1.0 / len(own)), _odds_weights(foreign, others)]) * len(own)
    label = np.arange(len(raw)) < len(own)
    model = LogisticRegression(C=1.0).fit(raw, label, sample_weight=weight)
    trust = len(own) / (len(own) + _PRIOR_POSTS)
    slope = trust * float(model.coef_[0][0]) + (1 - trust) * PRIOR_SLOPE
    intercept = trust * float(model.intercept_[0]) + (1 - trust) * PRIOR_INTERCEPT
    return slope, intercept


def _odds_weights(scores: NDArray[np.float64], others: Background) -> NDArray[np.float64]:
    """Weights of the background rows, adding up to 1, for a score that means something among rivals.

    "Another's" is, as often as not, a brand much like this one: accounts whose posts score highest
    share a third, all other brands a third, retold posts a third.
    """
    plain = ~others.retold
    means = {
        group: scores[plain & (others.group == group)].mean() for group in np.unique(others.group[plain])
    }
    likest = sorted(means, key=lambda group: -means[group])[: max(1, round(_LIKE_SHARE * len(means)))]
    parts = [part for part in (plain & np.isin(others.group, likest), plain, others.retold) if part.any()]
    weights: NDArray[np.float64] = sum(part / part.sum() for part in parts) / len(parts)
    return weights


def _auc(own: NDArray[np.float64], foreign: NDArray[np.float64]) -> float:
    from sklearn.metrics import roc_auc_score

    if not len(foreign):
        return 0.5
    label = np.arange(len(own) + len(foreign)) < len(own)
    return float(roc_auc_score(label, np.concatenate([own, foreign])))
