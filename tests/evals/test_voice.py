"""The whole evaluation on the demo brands, told from a small background."""

import json
from pathlib import Path

import numpy as np
import pytest

from voicecheck.evals import evaluate, voice
from voicecheck.learn import background
from voicecheck.learn.background import Background
from voicecheck.types import VoicecheckError

ROOT = Path(__file__).parents[2]
BRANDS = {"nobble": "food", "tidewrack": "food", "calder-vane": "law"}


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write(path, found):
    path.write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")


@pytest.fixture
def data(tmp_path):
    """Accounts with posts enough for 50 approved ones, one also for topics."""
    posts = [
        {"account": brand, "category": sector, "created_at": row["created_at"], "text": row["text"]}
        for brand, sector in BRANDS.items()
        for row in rows(ROOT / "corpora" / "brands" / brand / "approved.jsonl")[
            : 125 if brand == "nobble" else 92
        ]
    ]
    write(tmp_path / "brand_posts.jsonl", posts)
    return tmp_path / "brand_posts.jsonl"


@pytest.fixture
def _small_background(monkeypatch):
    whole = background.shipped()
    kept = np.arange(0, len(whole), 24)
    small = Background(
        {name: matrix[kept] for name, matrix in whole.rows.items()}, whole.group[kept], whole.retold[kept]
    )
    monkeypatch.setattr(voice.backgrounds, "shipped", lambda: small)


@pytest.mark.usefixtures("_small_background")
def test_accounts_of_any_origin_are_measured_on_what_there_is(data):
    retold = [
        {"account": brand, "voice": row["voice"], "text": row["text"]}
        for brand in BRANDS
        for row in rows(ROOT / "corpora" / "brands" / brand / "offvoice.jsonl")[:20]
    ]
    write(data.with_name("offvoice.jsonl"), retold)
    lines = evaluate("voice", [data]).splitlines()
    assert lines[0] == "voice, 3 accounts that no shipped model has seen"
    assert [line for line in lines if line.startswith("left out")] == [
        "left out: imitations above retold: none of these accounts in both invoice.jsonl and offvoice.jsonl",
        "left out: imitations on unusual topics: none of these accounts in both files",
    ]
    accounts, same_sector, random_others, retold_auc, rate = next(
        line for line in lines if line.startswith("50 | ")
    ).split(" | ")[1:]
    assert accounts == "3"
    assert float(same_sector.split()[0]) > 0.8
    assert float(random_others.split()[0]) > 0.8
    assert float(retold_auc.split()[0]) > 0.6
    assert 0 <= float(rate.split()[0]) <= 1
    assert any(line.startswith("own posts held out, 1 accounts") for line in lines)


@pytest.mark.usefixtures("_small_background")
def test_data_without_rivals_or_retold_posts(data):
    posts = rows(data)
    write(data, [{**row, "category": row["account"]} for row in (*posts[:60], *posts[-60:])])
    lines = evaluate("voice", [data]).splitlines()
    assert "left out: same sector: no two of these accounts share a sector" in lines
    assert "left out: own posts retold: none of these accounts in offvoice.jsonl" in lines
    assert "left out: topics held out: no account has 120 posts that fall into topics" in lines
    assert "approved posts | accounts | random others" in lines


def test_too_little_data_is_named(data):
    write(data, rows(data)[:30])
    with pytest.raises(VoicecheckError, match=r"brand_posts\.jsonl: no account .* has posts enough"):
        evaluate("voice", [data])


def test_a_file_of_another_form_is_named(data):
    write(data, [{"review": "no text here"}])
    with pytest.raises(VoicecheckError, match=r"not data for the task voice"):
        evaluate("voice", [data])
