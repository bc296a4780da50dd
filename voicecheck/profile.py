"""A BrandVoice on disk: a folder of plain data, checked when it is read.

``voice.json`` holds the format number, ranges, calibration, provenance, metrics and the digest of
every other file; ``weights.safetensors`` the linear models; ``words.json`` the brand's vocabulary,
names and hashed phrases; ``README.md`` the card. The approved posts themselves are not stored.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from voicecheck.linear import Linear
from voicecheck.text import fold
from voicecheck.types import VoiceError
from voicecheck.voice import Block, BrandVoice, Usual

FORMAT = 2
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType(
    {1: lambda head: {**head, "format": 2, "offsets": {}}}
)
"""For each older format the function that turns its ``voice.json`` into the next one's."""

_FILES = ("weights.safetensors", "words.json")
_DIGITS = 6
_REMEDY = "learn the brand again with `voicecheck learn`"


def require_free(folder: Path) -> None:
    """Raise a VoiceError where something other than a profile or an empty folder stands."""
    if not folder.exists() or (folder / "voice.json").is_file():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise VoiceError(f"{folder}: is there and is no voice profile: choose another name with -o")


def save(voice: BrandVoice, folder: Path, card: str) -> None:
    """Write the profile folder, whole or not at all; an older profile there is replaced.

    Raises:
        VoiceError: the folder cannot be written, or is there and is no profile.
    """
    require_free(folder)
    aside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        aside.chmod(0o755)
        _write(voice, aside, card)
        if folder.exists():
            old = aside.with_name(aside.name + "-old")
            folder.replace(old)
            aside.replace(folder)
            shutil.rmtree(old)
        else:
            aside.replace(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise VoiceError(f"{folder}: cannot be written ({reason}): choose another folder with -o") from error
    finally:
        if aside is not None and aside.exists():
            shutil.rmtree(aside)


def _write(voice: BrandVoice, folder: Path, card: str) -> None:
    from safetensors.numpy import save as to_bytes

    weights = {name: block.linear.weights.astype(np.float16) for name, block in voice.blocks.items()}
    files = {
        "weights.safetensors": to_bytes(weights),
        "words.json": _dump(
            {
                "vocabulary": sorted(voice.vocabulary),
                "names": sorted(voice.names.values()),
                "phrases": {f"{key:08x}": rate for key, rate in voice.phrases.items()},
            }
        ),
        "README.md": card.encode(),
    }
    head = {
        "format": FORMAT,
        "brand": voice.name,
        "posts": voice.posts,
        "usual": {name: asdict(usual) for name, usual in voice.usual.items()},
        "tones": {name: list(bounds) for name, bounds in voice.tones.items()},
        "blocks": {
            name: {
                "bias": block.linear.bias,
                "centre": block.centre,
                "spread": block.spread,
                "weight": block.weight,
                "cap": block.cap,
            }
            for name, block in voice.blocks.items()
        },
        "held_out": list(voice.held_out),
        "offsets": dict(voice.offsets),
        "slope": voice.slope,
        "local_encoder": voice.local_encoder,
        "intercept": voice.intercept,
        "provenance": dict(voice.provenance),
        "metrics": dict(voice.metrics),
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    head = _rounded(head)
    head["sha256"]["voice.json"] = head_digest(head)
    for name, data in {**files, "voice.json": _dump(head)}.items():
        (folder / name).write_bytes(data)


def head_digest(head: Mapping[str, Any]) -> str:
    """The digest of all that ``voice.json`` holds but this digest itself, however it is laid out."""
    others = {name: digest for name, digest in head["sha256"].items() if name != "voice.json"}
    text = json.dumps({**head, "sha256": others}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def _dump(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(_rounded(dict(data)), indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return (text + "\n").encode()


def load(folder: Path) -> BrandVoice:
    """Read and check a profile folder.

    Raises:
        VoiceError: it is missing, of an unknown format, damaged, or not of this version's models.
    """
    head = _read_json(folder / "voice.json")
    _require_format(folder, head.get("format"))
    digests = _digests(folder, head)
    while head["format"] != FORMAT:
        head = MIGRATIONS[head["format"]](head)
    files = {name: _read_checked(folder / name, digest) for name, digest in digests.items()}
    try:
        return _build(head, files)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise VoiceError(f"{folder / 'voice.json'}: not a valid profile ({error}): {_REMEDY}") from error


def _read_json(path: Path) -> dict[str, Any]:
    if not path.parent.is_dir():
        raise VoiceError(
            f"{path.parent}: no such voice profile: make it with `voicecheck learn POSTS -o {path.parent}`"
        )
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise VoiceError(f"{path}: cannot be read ({error.strerror}): {_REMEDY}") from error
    except ValueError as error:
        raise VoiceError(f"{path}: damaged (not JSON): {_REMEDY}") from error
    if not isinstance(data, dict):
        raise VoiceError(f"{path}: damaged (not a JSON object): {_REMEDY}")
    return data


def _require_format(folder: Path, number: object) -> None:
    if number == FORMAT or (isinstance(number, int) and number in MIGRATIONS):
        return
    remedy = "install a newer voicecheck" if isinstance(number, int) and number > FORMAT else _REMEDY
    raise VoiceError(
        f"{folder / 'voice.json'}: profile format {number}, this version reads {FORMAT}: {remedy}"
    )


def _digests(folder: Path, head: dict[str, Any]) -> dict[str, str]:
    digests = head.get("sha256")
    if not isinstance(digests, dict) or not {*_FILES, "voice.json"} <= digests.keys():
        raise VoiceError(f"{folder / 'voice.json'}: damaged (no digests): {_REMEDY}")
    if digests["voice.json"] != head_digest(head):
        raise VoiceError(f"{folder / 'voice.json'}: damaged or changed (digest differs): {_REMEDY}")
    return {name: digests[name] for name in _FILES}


def _read_checked(path: Path, digest: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise VoiceError(f"{path}: cannot be read ({error.strerror}): {_REMEDY}") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise VoiceError(f"{path}: damaged or changed (digest differs): {_REMEDY}")
    return data


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"not a finite number: {value}")
    return number


def _build(head: dict[str, Any], files: Mapping[str, bytes]) -> BrandVoice:
    from safetensors.numpy import load as from_bytes

    weights = from_bytes(files["weights.safetensors"])
    words = json.loads(files["words.json"])
    blocks = {}
    for name, stored in head["blocks"].items():
        matrix = weights[name].astype(np.float32)
        if matrix.ndim != 1 or not np.isfinite(matrix).all():
            raise ValueError(f"weights of {name} are not finite numbers")
        linear = Linear(matrix, _finite(stored["bias"]))
        blocks[name] = Block(linear, *(_finite(stored[key]) for key in ("centre", "spread", "weight", "cap")))
    return BrandVoice(
        name=str(head["brand"]),
        posts=int(head["posts"]),
        usual=MappingProxyType(
            {
                name: Usual(**{key: _finite(v) for key, v in fields.items()})
                for name, fields in head["usual"].items()
            }
        ),
        vocabulary=frozenset(words["vocabulary"]),
        phrases=MappingProxyType({int(key, 16): _finite(rate) for key, rate in words["phrases"].items()}),
        names=MappingProxyType({fold(name): name for name in words["names"]}),
        tones=MappingProxyType(
            {name: (_finite(low), _finite(high)) for name, (low, high) in head["tones"].items()}
        ),
        blocks=MappingProxyType(blocks),
        held_out=tuple(_finite(value) for value in head["held_out"]),
        offsets=MappingProxyType({kind: _finite(value) for kind, value in head["offsets"].items()}),
        slope=_finite(head["slope"]),
        intercept=_finite(head["intercept"]),
        local_encoder=None
        if head["local_encoder"] is None
        else (str(head["local_encoder"][0]), str(head["local_encoder"][1])),
        provenance=MappingProxyType(head["provenance"]),
        metrics=MappingProxyType({name: _finite(value) for name, value in head["metrics"].items()}),
    )
