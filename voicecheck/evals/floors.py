"""Floors: what simple methods reach on the same rows, so that a figure can be judged.

Each takes the brand's texts, the background's texts and the texts to score, and gives one score a
text, higher for the brand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Floor = Callable[[Sequence[str], Sequence[str], Sequence[str]], NDArray[np.float64]]


def tfidf_regression(own: Sequence[str], others: Sequence[str], texts: Sequence[str]) -> NDArray[np.float64]:
    """TF-IDF of words and word pairs with logistic regression, brand against others."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    x = vectorizer.fit_transform([*own, *others])
    label = np.arange(x.shape[0]) < len(own)
    model = LogisticRegression(C=10.0, class_weight="balanced", solver="liblinear").fit(x, label)
    scores: NDArray[np.float64] = model.decision_function(vectorizer.transform(texts))
    return scores


def character_cosine(own: Sequence[str], others: Sequence[str], texts: Sequence[str]) -> NDArray[np.float64]:
    """Cosine of character n-gram TF-IDF to the brand's mean."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, max_features=50_000)
    vectorizer.fit([*own, *others])
    mean = np.asarray(vectorizer.transform(own).mean(axis=0)).ravel()
    scores: NDArray[np.float64] = vectorizer.transform(texts) @ (mean / np.linalg.norm(mean))
    return scores


def folded_tfidf(
    texts: Sequence[str], label: NDArray[np.float64], folds: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Log-odds of fractional labels from TF-IDF and logistic regression, each fold by the others."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    logit = np.zeros(len(texts))
    for fold in np.unique(folds):
        inside = np.flatnonzero(folds != fold)
        vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        x = vectorizer.fit_transform([texts[int(i)] for i in inside])
        y = label[inside] >= 0.5
        model = LogisticRegression(C=10.0, class_weight="balanced", solver="liblinear").fit(x, y)
        outside = np.flatnonzero(folds == fold)
        logit[outside] = model.decision_function(vectorizer.transform([texts[int(i)] for i in outside]))
    return logit


TEXT_FLOORS: Mapping[str, Floor] = MappingProxyType(
    {"TF-IDF + logistic regression": tfidf_regression, "character n-gram cosine": character_cosine}
)
