"""Which accounts the shipped models never see, so that figures on them are honest."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

_SMALL_SECTOR = 5
_LONER_SHARE = 4


def _order(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def held_out(sectors: Mapping[str, str]) -> frozenset[str]:
    """The accounts to hold out, given each account's sector.

    A third of every large sector and two of every middling one (so that a held-out account has a
    held-out rival), both or none of a pair, one in four of the accounts without a rival; chosen by
    a hash of the name and thus the same in every run.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for account, sector in sectors.items():
        members[sector].append(account)
    chosen: set[str] = set()
    for sector, accounts in members.items():
        ordered = sorted(accounts, key=_order)
        chosen.update(ordered[: _share(sector, ordered)])
    return frozenset(chosen)


def _share(sector: str, accounts: list[str]) -> int:
    count = len(accounts)
    if count == 1:
        return int(_order(accounts[0]) % _LONER_SHARE == 0)
    if count == 2:
        return 2 * (_order(sector) % 2)
    return 2 if count <= _SMALL_SECTOR else round(count / 3)


def sectors(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The sector of each account in rows with ``account`` and ``category``."""
    return {row["account"]: row["category"] for row in rows}
