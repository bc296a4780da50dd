"""``voicecheck explain CHECK``: the page of a check."""

from __future__ import annotations

import argparse

from voicecheck.checks import all_checks
from voicecheck.settings import did_you_mean
from voicecheck.types import ConfigError


def run(args: argparse.Namespace) -> int:
    """Print the page under the check's name, family and severity."""
    check = all_checks().get(args.check)
    if check is None:
        hint = did_you_mean(args.check, all_checks()) or ": see `voicecheck show checks`"
        raise ConfigError(f"no check is called `{args.check}`{hint}")
    print(f"{check.name} ({check.family}, {check.severity})\n\n{check.page}")
    return 0
