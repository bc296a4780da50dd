"""The recipe of the encoder, on a body small enough to train in seconds: ``make test-train``."""

import json

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from voicecheck.encoder import MARKERS, OnnxEncoder, prepare
from voicecheck.learn.encoder import contrastive_loss, export, pad, pool, tokenizer_with_markers, train
from voicecheck.learn.pairs import Retold, Texts
from voicecheck.text import Doc
from voicecheck.types import Post

WORDS = "link @ # smile paragraph loud small number name title the beans are late again sorry all , . !"
SPECIAL = ["[PAD]", *(f"[unused{i}]" for i in range(99)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
SIZE = 7600


@pytest.fixture(scope="module")
def body(tmp_path_factory):
    """A folder as that of a pretrained BERT, with one small layer of random weights."""
    folder = tmp_path_factory.mktemp("body")
    names = [*SPECIAL, *WORDS.split(" ")]
    names += [f"unused word {i}" for i in range(len(names), SIZE)]
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
            ],
            "pair": [],
            "special_tokens": {
                name: {"id": name, "ids": [names.index(name)], "tokens": [name]}
                for name in ("[CLS]", "[SEP]")
            },
        },
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {name: number for number, name in enumerate(names)},
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    torch.manual_seed(0)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=SIZE, **shape), add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def texts():
    """Made-up accounts in two sectors, and posts retold in five voices."""
    found = Texts()
    for account in range(16):
        found.posts[f"a{account}"] = [f"the beans are late {'again ' * (account % 4)}{i}" for i in range(20)]
        found.sector[f"a{account}"] = f"sector {account % 2}"
    for voice in range(5):
        found.retold += [
            Retold(f"sorry {'! ' * voice}{i}", "the beans", f"a{i}", f"v{voice}") for i in range(6)
        ]
    return found


def vectors(*rows: list[float]) -> torch.Tensor:
    return torch.nn.functional.normalize(torch.tensor(rows), dim=-1)


def test_the_loss_is_small_where_classes_are_close():
    found = vectors([1, 0], [1, 0.1], [0, 1], [0.1, 1])
    right = contrastive_loss(found, ["a", "a", "b", "b"])
    wrong = contrastive_loss(found, ["a", "b", "a", "b"])
    assert 0 <= right < 0.01 < 5 < wrong


def test_a_text_alone_in_its_class_only_repels():
    close, far = vectors([1, 0], [1, 0.1], [1, 0.05]), vectors([1, 0], [1, 0.1], [0, 1])
    labels = ["a", "a", "alone"]
    assert contrastive_loss(far, labels) < contrastive_loss(close, labels)


def test_markers_take_the_place_of_unused_entries(body):
    before = json.loads((body / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    config = tokenizer_with_markers(body)
    after = config["model"]["vocab"]
    assert [after[marker] for marker in MARKERS] == [before[f"[unused{i}]"] for i in range(len(MARKERS))]
    assert sorted(after.values()) == sorted(before.values())
    assert {token["content"] for token in config["added_tokens"]} == set(MARKERS)


def test_what_is_trained_is_what_the_checker_runs(body, texts, tmp_path):
    network, tokenizer = train(body, texts, steps=2)
    export(network, tokenizer, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"config.json", "model.onnx", "tokenizer.json"}
    encoder = OnnxEncoder.load(tmp_path)
    docs = [Doc(Post(text, "1")) for text in ("the beans are late!", "SORRY all, sorry. the beans", "again")]
    found = encoder.encode(docs)
    ids = [encoder.tokenizer.encode(prepare(doc)).ids for doc in docs]
    with torch.no_grad():
        expected = pool(network, *pad(ids)).numpy()
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert (found * expected).sum(axis=1).min() > 0.98
