"""Texts to vectors: the shipped voice encoder under onnxruntime, or a local one of the user's.

The encoder is uncased and knows no emoji, yet casing and emoji are voice, and names and links are
topic. :func:`prepare` therefore rewrites a post before it is tokenised: what is topic becomes a
marker, what the tokeniser would lose becomes a marker too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from voicecheck.resources import model
from voicecheck.text import Doc, straighten
from voicecheck.types import VoiceError

Vectors = NDArray[np.float32]

MARKERS = (
    "[LINK]", "[HANDLE]", "[TAG]", "[EMOJI]", "[LINE]", "[CAPS]", "[LOWER]", "[NUM]", "[NAME]", "[TITLE]",
)  # fmt: skip
_MARKER_OF = {
    "url": "[LINK]",
    "email": "[LINK]",
    "code": "[LINK]",
    "handle": "[HANDLE]",
    "hashtag": "[TAG]",
    "emoji": "[EMOJI]",
    "newline": "[LINE]",
    "number": "[NUM]",
}
_MOST_REPEATS = 3
_MOST_TOKENS = 128
_TITLE_CASE_SHARE = 0.6
_SENTENCE_END = frozenset(".!?:")
_NAME_RUN = re.compile(r"(?:\[NAME\] ?){2,}")


def prepare(doc: Doc, name_masking: Callable[[], bool] = lambda: True) -> str:
    """The post as the encoder reads it.

    Links, handles, hashtags, numbers and names (capitalised words inside a sentence) become
    markers; emoji, line breaks, words in capitals, sentences that begin in lower case and
    headline casing get markers, since the tokeniser drops them. ``name_masking`` decides for each
    name whether it is masked; training leaves some.
    """
    openings = _openings(doc)
    inner = [
        token.text
        for token, opens in zip(doc.tokens, openings, strict=True)
        if token.kind == "word" and not opens and len(token.text) > 1
    ]
    capitalised = sum(word[0].isupper() and not word.isupper() for word in inner)
    headline = len(inner) >= 4 and capitalised > _TITLE_CASE_SHARE * len(inner)
    pieces = ["[TITLE] "] if headline else []
    repeats: dict[str, int] = {}
    for token, opens in zip(doc.tokens, openings, strict=True):
        text = straighten(token.text)
        if token.kind == "word":
            repeats.clear()
            if len(text) > 3 and text.isupper():
                pieces.append(f" [CAPS] {text}")
            elif opens and text[0].islower():
                pieces.append(f" [LOWER] {text}")
            elif not opens and not headline and _is_name(text) and name_masking():
                pieces.append(" [NAME] 's" if text.endswith("'s") else " [NAME] ")
            else:
                pieces.append(text)
        elif token.kind in _MARKER_OF:
            marker = _MARKER_OF[token.kind]
            repeats[marker] = repeats.get(marker, 0) + 1
            if repeats[marker] <= _MOST_REPEATS:
                pieces.append(f" {marker} ")
        else:
            pieces.append(" " if token.kind == "space" else text.replace("…", "..."))
    return _NAME_RUN.sub("[NAME] ", " ".join("".join(pieces).split())).strip()


def _openings(doc: Doc) -> list[bool]:
    """For each token, whether a word there opens a sentence."""
    opens, result = True, []
    for token in doc.tokens:
        result.append(opens)
        if token.kind in ("word", "hashtag", "number"):
            opens = False
        elif token.kind == "newline" or (token.kind == "punct" and token.text in _SENTENCE_END):
            opens = True
    return result


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.split("'")[0] != "I"


class Encoder(Protocol):
    """Anything that turns posts into vectors; ``digest`` names the exact weights."""

    @property
    def digest(self) -> str:
        """SHA-256 of the weights."""
        ...

    def encode(self, docs: Sequence[Doc]) -> Vectors:
        """Unit vectors, shape (posts, dimensions)."""
        ...


@dataclass(frozen=True)
class OnnxEncoder:
    """An exported encoder: ``model.onnx``, ``tokenizer.json`` and ``config.json`` in one folder."""

    digest: str
    session: Any
    tokenizer: Any

    @staticmethod
    def load(folder: Path) -> OnnxEncoder:
        """Load an encoder folder.

        Raises:
            VoiceError: a file is missing or its digest is not the one in ``config.json``.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            expected: dict[str, str] = json.loads((folder / "config.json").read_text("utf-8"))["sha256"]
            found = {name: _digest(folder / name) for name in expected}
        except (OSError, ValueError, KeyError) as error:
            raise VoiceError(f"{folder}: not an encoder ({error}): install voicecheck again") from error
        for name, digest in expected.items():
            if found[name] != digest:
                raise VoiceError(f"{folder / name}: damaged (digest differs): install voicecheck again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(_MOST_TOKENS)
        return OnnxEncoder(expected["model.onnx"], session, tokenizer)

    def encode(self, docs: Sequence[Doc]) -> Vectors:
        """Unit vectors, shape (posts, dimensions), in the order given.

        Each post runs alone: the network scales its numbers by the largest of the input, so that a
        post would otherwise depend on its neighbours. Batches are no faster on a processor.
        """
        vectors = []
        for encoded in self.tokenizer.encode_batch([prepare(doc) for doc in docs]):
            ids = np.array([encoded.ids], dtype=np.int64)
            (out,) = self.session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
            vectors.append(out[0])
        return np.stack(vectors).astype(np.float32)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class LocalEncoder:
    """A transformers encoder in a folder of the user's: mean of the last hidden states.

    It reads the post as it stands. Needs the extra ``train``; nothing is downloaded, and only
    safetensors weights are read.
    """

    digest: str
    network: Any
    tokenizer: Any

    @staticmethod
    def load(folder: Path) -> LocalEncoder:
        """Load a transformers folder.

        Raises:
            VoiceError: it is no such folder, or the extra ``train`` is not installed.
        """
        try:
            from transformers import AutoModel, AutoTokenizer
        except ImportError as error:
            raise VoiceError(
                "a local encoder needs torch and transformers: install voicecheck[train]"
            ) from error
        try:
            digest = _digest(folder / "model.safetensors")
            network = AutoModel.from_pretrained(str(folder), local_files_only=True, use_safetensors=True)
            tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError) as error:
            raise VoiceError(f"{folder}: not a transformers encoder ({error})") from error
        return LocalEncoder(digest, network.eval(), tokenizer)

    def encode(self, docs: Sequence[Doc], batch: int = 32) -> Vectors:
        """Unit vectors, shape (posts, dimensions), in the order given."""
        import torch

        parts = []
        for first in range(0, len(docs), batch):
            texts = [doc.text for doc in docs[first : first + batch]]
            inputs = self.tokenizer(
                texts, return_tensors="pt", padding=True, truncation=True, max_length=_MOST_TOKENS
            )
            with torch.no_grad():
                hidden = self.network(**inputs).last_hidden_state
            weight = inputs["attention_mask"].unsqueeze(-1)
            mean = (hidden * weight).sum(1) / weight.sum(1)
            parts.append(torch.nn.functional.normalize(mean, dim=-1).numpy())
        return np.concatenate(parts).astype(np.float32)


@cache
def local(folder: Path, digest: str | None = None) -> LocalEncoder:
    """The encoder in a folder; with a digest, exactly those weights.

    Raises:
        VoiceError: it cannot be loaded, or its weights are not those the profile was learned with.
    """
    found = LocalEncoder.load(folder)
    if digest is not None and found.digest != digest:
        raise VoiceError(f"{folder}: not the encoder this profile was learned with: learn the brand again")
    return found


@cache
def shipped() -> OnnxEncoder:
    """The encoder that comes with voicecheck."""
    return OnnxEncoder.load(model("encoder"))
