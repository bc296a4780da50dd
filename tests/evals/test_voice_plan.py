"""What is learned and what is scored, and that the two never meet."""

import json

import pytest

from voicecheck.evals.voice_plan import (
    DETAIL_SIZES,
    FEWEST_TEST,
    MOST_FAR,
    MOST_RIVAL,
    UNUSUAL_TOPIC,
    USUAL_TOPIC,
    Account,
    Corpus,
    Sample,
    at_random,
    by_date,
    read,
)

POSTS = 260


def account(name: str, sector: str, first: int, posts: int = POSTS) -> Account:
    numbers = list(range(first, first + posts))
    return Account(name, sector, numbers, [Sample(first + 900, name, "hype")], [])


@pytest.fixture
def accounts() -> list[Account]:
    """Two rivals, one account of another sector, one with few posts and two without a sector."""
    return [
        account("crisps", "snacks", 0),
        account("nuts", "snacks", 1000),
        account("bank", "finance", 2000),
        account("corner shop", "retail", 3000, posts=60),
        account("riddle", "", 4000),
        account("enigma", "", 5000),
    ]


def find(trials, name, size):
    return next(t for t in trials if (t.account, t.size) == (name, size))


def test_the_first_posts_are_learned_and_later_ones_tried(accounts):
    trials = by_date(accounts)
    for size in (10, 20, 50, 100, 200):
        trial = find(trials, "nuts", size)
        assert trial.approved == list(range(1000, 1000 + size))
        tried = {sample.number for sample in trial.sets["own"]}
        assert min(tried) >= max(1000 + size, 1000 + POSTS // 3)
        assert len(tried) == len(trial.sets["own"])


def test_small_sizes_are_tried_on_the_same_posts(accounts):
    trials = by_date(accounts)
    assert find(trials, "nuts", 10).sets["own"] == find(trials, "nuts", 50).sets["own"]


def test_too_few_later_posts_make_no_trial(accounts):
    sizes = {t.size for t in by_date(accounts) if t.account == "corner shop"}
    assert sizes == {10, 20}
    assert all(len(t.sets["own"]) >= FEWEST_TEST for t in by_date(accounts))


def test_samples_keep_whose_post_they_are(accounts):
    for trial in by_date(accounts):
        for name in ("rivals", "random"):
            for sample in trial.sets[name]:
                owner = next(a for a in accounts if sample.number in a.posts)
                assert sample.account == owner.name != trial.account
                assert (name == "rivals") == (owner.sector == trial.sector != "")


def test_rivals_and_others_weigh_alike_within_their_set(accounts):
    sets = find(by_date(accounts), "crisps", 50).sets
    assert [s.account for s in sets["rivals"]] == ["nuts"] * MOST_RIVAL
    others = [s.account for s in sets["random"]]
    assert {name: others.count(name) for name in others} == dict.fromkeys(
        ("bank", "corner shop", "riddle", "enigma"), MOST_FAR
    )


def test_accounts_without_a_sector_have_no_rivals(accounts):
    sets = find(by_date(accounts), "riddle", 50).sets
    assert sets["rivals"] == []
    assert {s.account for s in sets["random"]} == {"crisps", "nuts", "bank", "corner shop", "enigma"}


def test_a_text_that_the_account_posted_too_is_not_foreign():
    mine, theirs = account("crisps", "snacks", 0), account("nuts", "snacks", 200)
    sets = find(by_date([mine, theirs]), "crisps", 50).sets
    assert sets["rivals"]
    assert not {s.number for s in sets["rivals"]} & set(mine.posts)


def test_posts_at_random_are_of_any_date_and_in_order(accounts):
    for size in DETAIL_SIZES:
        trial = find(at_random(accounts), "nuts", size)
        tried = {s.number for s in trial.sets["own"]}
        assert trial.approved == sorted(trial.approved)
        assert len(set(trial.approved)) == size
        assert not tried & set(trial.approved)
        assert min(tried) < 1000 + POSTS // 2 < max(tried)
        assert max(trial.approved) > 1000 + POSTS // 2


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def data(tmp_path):
    posts = [
        {"account": "nuts", "category": "snacks", "created_at": "2024-02-01", "text": "the second of them"},
        {"account": "nuts", "category": "snacks", "created_at": "2024-01-01", "text": "the first of them"},
        {"account": "nuts", "category": "snacks", "created_at": "2024-03-01", "text": "the first of them"},
        {"account": "nuts", "category": "snacks", "created_at": "2023-01-01", "text": "too short"},
        {"account": "seen", "category": "snacks", "created_at": "2024-01-01", "text": "known to the models"},
        {"account": "riddle", "text": "neither date nor sector"},
    ]
    write(tmp_path / "brand_posts.jsonl", posts)
    return tmp_path / "brand_posts.jsonl"


def choose(posts):
    return frozenset(posts) - {"seen"}


def test_posts_are_read_once_each_in_order_of_date(data):
    corpus = Corpus()
    riddle, nuts = sorted(read(data, corpus, choose), key=lambda found: found.name, reverse=True)
    assert [corpus.texts[n] for n in nuts.posts] == ["the first of them", "the second of them"]
    assert (nuts.sector, nuts.retold, nuts.imitated) == ("snacks", [], [])
    assert (riddle.sector, [corpus.texts[n] for n in riddle.posts]) == ("", ["neither date nor sector"])


def test_what_lies_beside_is_read_with_its_kind(data):
    write(data.with_name("offvoice.jsonl"), [{"account": "nuts", "voice": "hype", "text": "THE FIRST!"}])
    imitations = [
        {"account": "nuts", "unusual_topic": True, "text": "of tax law"},
        {"account": "nuts", "text": "of salt"},
        {"account": "somebody else", "text": "of nothing"},
    ]
    write(data.with_name("invoice.jsonl"), imitations)
    corpus = Corpus()
    nuts = next(a for a in read(data, corpus, choose) if a.name == "nuts")
    assert [(corpus.texts[s.number], s.account, s.kind) for s in nuts.retold] == [
        ("THE FIRST!", "nuts", "hype")
    ]
    assert [(corpus.texts[s.number], s.kind) for s in nuts.imitated] == [
        ("of tax law", UNUSUAL_TOPIC),
        ("of salt", USUAL_TOPIC),
    ]
