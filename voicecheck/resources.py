"""Where the files are that the package ships: models/ of the source, ``_models`` once installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def model(*parts: str) -> Path:
    """The path of a shipped model file, such as ``model("lexicon", "words.txt.gz")``.

    Raises:
        FileNotFoundError: the installation is not complete.
    """
    for folder in (_PACKAGE / "_models", _PACKAGE.parent / "models"):
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation; install voicecheck again")
