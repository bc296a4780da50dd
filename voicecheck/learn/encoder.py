"""Train the voice encoder and export it: posts of one account close, other voices apart.

A small BERT body is fine-tuned with the supervised contrastive loss (Khosla et al. 2020) over
batches in which rivals of the same sector and the same facts in another voice are the hard
negatives, so that neither subject nor wording alone can tell. Export is ONNX with int8 weights,
quantised per channel.

Run as ``python -m voicecheck.learn.encoder BODY DATA CORPORA OUT [VOICE...]``: BODY is a folder with
the all-MiniLM-L6-v2 weights (the card names the exact file), the voices are left out, to measure what
it hears of a voice that it never met.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voicecheck.encoder import MARKERS, prepare
from voicecheck.learn.batches import Sampler
from voicecheck.learn.pairs import Texts, collect
from voicecheck.text import Doc
from voicecheck.types import Post

STEPS = 600
TEMPERATURE = 0.08
RATE = 6e-5
WARM_UP = 40
TOKENS = 64
NAME_MASKING = 0.75
WORD_MASKING = 0.1
_CONTENT_IDS = 2100
_INITIAL = ("link", "@", "#", "smile", "paragraph", "loud", "small", "number", "name", "title")
"""For each marker the word whose embedding it starts from."""


def tokenizer_with_markers(body: Path) -> dict[str, Any]:
    """The body's ``tokenizer.json`` with its unused entries renamed to the markers."""
    config: dict[str, Any] = json.loads((body / "tokenizer.json").read_text("utf-8"))
    words = config["model"]["vocab"]
    for i, marker in enumerate(MARKERS):
        words[marker] = words.pop(f"[unused{i}]")
        config["added_tokens"].append(
            {
                "id": words[marker],
                "content": marker,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
        )
    config["padding"] = config["truncation"] = None
    return config


def contrastive_loss(vectors: Any, labels: Sequence[str]) -> Any:
    """Supervised contrastive loss of unit vectors, shape (texts, dimensions)."""
    import torch

    numbers = {label: i for i, label in enumerate(dict.fromkeys(labels))}
    classes = torch.tensor([numbers[label] for label in labels])
    itself = torch.eye(len(classes), dtype=torch.bool)
    similar = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, -1e9)
    log_share = similar - torch.logsumexp(similar, 1, keepdim=True)
    same = (classes[:, None] == classes[None, :]) & ~itself
    count = same.sum(1)
    return -((log_share * same).sum(1)[count > 0] / count[count > 0]).mean()


def train(body: Path, texts: Texts, steps: int = STEPS, seed: int = 0) -> tuple[Any, dict[str, Any]]:
    """Fine-tune the body; returns the network and its tokeniser configuration."""
    import torch
    from tokenizers import Tokenizer
    from transformers import BertModel

    torch.manual_seed(seed)
    config = tokenizer_with_markers(body)
    words = config["model"]["vocab"]
    tokenizer = Tokenizer.from_str(json.dumps(config))
    tokenizer.enable_truncation(TOKENS)
    network = BertModel.from_pretrained(str(body), add_pooling_layer=False)
    table = network.embeddings.word_embeddings.weight
    with torch.no_grad():
        for marker, word in zip(MARKERS, _INITIAL, strict=True):
            table[words[marker]] = table[words[word]].clone()
    keep = {words[name] for name in (*MARKERS, "[CLS]", "[SEP]")}
    sampler = Sampler(texts, seed)
    chance = random.Random(seed + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1.0, step / WARM_UP) * max(0.03, 0.5 + 0.5 * math.cos(math.pi * step / steps)),
    )

    def tensors(batch: Sequence[str]) -> tuple[Any, Any]:
        ids = []
        for text in batch:
            prepared = prepare(Doc(Post(text, "")), name_masking=lambda: chance.random() < NAME_MASKING)
            ids.append(
                [
                    words["[MASK]"]
                    if number not in keep and number > _CONTENT_IDS and chance.random() < WORD_MASKING
                    else number
                    for number in tokenizer.encode(prepared).ids
                ]
            )
        return pad(ids)

    network.train()
    started = time.monotonic()
    for step in range(steps):
        batch, labels = sampler.batch()
        order = sorted(range(len(batch)), key=lambda i: len(batch[i]))
        third = len(order) // 3
        alike = (order[:third], order[third : 2 * third], order[2 * third :])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = [pool(network, *tensors([batch[i] for i in part])) for part in alike]
        loss = contrastive_loss(torch.cat(parts), [labels[i] for i in order])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 19:
            pace = (time.monotonic() - started) / (step + 1)
            print(
                f"step {step + 1}/{steps} loss {loss.item():.3f} {pace:.2f} s a step",
                file=sys.stderr,
                flush=True,
            )
    return network.eval(), config


def pad(ids: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    """Token numbers and mask, shape (texts, longest)."""
    import torch

    longest = max(map(len, ids))
    tokens = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    for row, numbers in enumerate(ids):
        tokens[row, : len(numbers)] = torch.tensor(numbers)
        mask[row, : len(numbers)] = 1
    return tokens, mask


def pool(network: Any, tokens: Any, mask: Any) -> Any:
    """Unit vectors: the mean over the tokens of each text."""
    import torch

    hidden = network(input_ids=tokens, attention_mask=mask).last_hidden_state
    weight = mask.unsqueeze(-1).to(hidden.dtype)
    mean = ((hidden * weight).sum(1) / weight.sum(1)).float()
    return torch.nn.functional.normalize(mean, dim=-1)


def export(network: Any, tokenizer: dict[str, Any], out: Path) -> None:
    """Write ``model.onnx`` (int8), ``tokenizer.json`` and ``config.json`` with their digests."""
    import onnx
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return pool(self.network, input_ids, attention_mask)

    out.mkdir(parents=True, exist_ok=True)
    full = out / "full.onnx"
    sample = pad([[101, 2023, 2003, 102], [101, 7592, 102]])
    axes = {0: "texts", 1: "tokens"}
    with torch.no_grad():
        torch.onnx.export(
            Pooled().eval(),
            sample,
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(full, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()
    onnx.checker.check_model(str(out / "model.onnx"))
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, sort_keys=True), "utf-8")
    digests = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in ("model.onnx", "tokenizer.json")
    }
    (out / "config.json").write_text(json.dumps({"format": 1, "sha256": digests}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    body, data, corpora, out = map(Path, sys.argv[1:5])
    export(*train(body, collect(data, corpora, without=sys.argv[5:])), out)
