"""Which accounts are held out: whole, the same in every run, and with a held-out rival."""

from collections import Counter

import pytest

from voicecheck.learn.split import held_out, sectors


def accounts(**sizes: int) -> dict[str, str]:
    return {f"{sector}{i}": sector for sector, size in sizes.items() for i in range(size)}


def test_the_split_does_not_depend_on_the_order_of_the_accounts():
    given = accounts(banks=12, snacks=5, museums=2, zoos=1)
    assert held_out(given) == held_out(dict(reversed(given.items())))


@pytest.mark.parametrize(("size", "expected"), [(3, 2), (5, 2), (6, 2), (12, 4), (30, 10)])
def test_a_sector_gives_a_share_and_never_one_alone(size, expected):
    assert len(held_out(accounts(banks=size))) == expected


def test_pairs_go_together_and_a_quarter_of_loners():
    pairs = Counter(name[:-1] for name in held_out(accounts(**{f"pair{i}x": 2 for i in range(40)})))
    assert set(pairs.values()) == {2}
    assert 10 < len(pairs) < 30
    loners = held_out({f"loner{i}": f"sector{i}" for i in range(400)})
    assert 60 < len(loners) < 140


def test_sectors_come_from_the_rows():
    rows = [{"account": "a", "category": "banks"}, {"account": "b", "category": "zoos"}]
    assert sectors(rows) == {"a": "banks", "b": "zoos"}
