"""How much each block counts for a brand: stacking, held to what is right for most brands.

The brand's own held-out scores tell which blocks tell it apart (stacked generalisation, Wolpert
1992), but few posts tell little: the weights are drawn toward those that suited other brands.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_HOLD = 0.15
_ENOUGH = 50
"""How strongly the usual weights hold, and the number of posts below which they hold more."""


def adapted(
    own: Mapping[str, NDArray[np.float64]],
    foreign: Mapping[str, NDArray[np.float64]],
    odds: NDArray[np.float64],
    usual: Mapping[str, float],
    slope: float,
) -> dict[str, float]:
    """The weight of each block, none below 0, on the scale of the usual ones.

    ``own`` and ``foreign`` are standard scores by block, ``odds`` the weights of the foreign rows,
    adding up to 1. A logistic regression with a quadratic penalty on the distance from the usual
    weights times ``slope``, the log-odds that one unit of the sum is worth.
    """
    from scipy.optimize import minimize

    count = len(next(iter(own.values())))
    x = np.stack([np.concatenate([own[name], foreign[name]]) for name in usual], axis=1)
    label = np.arange(len(x)) < count
    weight = np.concatenate([np.full(count, 1.0 / count), odds])
    prior = slope * np.array(list(usual.values()))
    hold = _HOLD * max(1.0, _ENOUGH / count)

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        chosen, intercept = parameters[:-1], parameters[-1]
        logit = x @ chosen + intercept
        excess = weight * (1.0 / (1.0 + np.exp(-logit)) - label)
        away = chosen - prior
        value = float(weight @ (np.logaddexp(0.0, logit) - label * logit) + hold * away @ away)
        return value, np.concatenate([x.T @ excess + 2.0 * hold * away, [excess.sum()]])

    bounds = [(0.0, None)] * len(prior) + [(None, None)]
    found = minimize(loss, np.concatenate([prior, [0.0]]), jac=True, method="L-BFGS-B", bounds=bounds)
    return {name: float(value) / slope for name, value in zip(usual, found.x, strict=False)}
