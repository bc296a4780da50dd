"""Fitting, evaluation and model cards: the only home of scikit-learn, torch and transformers."""
