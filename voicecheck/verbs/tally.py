"""What came of a run: counted while it goes on, told by the exit status."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from voicecheck.render.screen import Judged
from voicecheck.types import VoicecheckError

OK, TO_FIX, IMPOSSIBLE = 0, 1, 2


@dataclass
class Tally:
    """Counts of a run. ``verdicts`` and ``families`` count posts and findings."""

    posts: int = 0
    unreadable: int = 0
    crashed: int = 0
    failing: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)

    def unread(self, error: VoicecheckError) -> None:
        """Report something that could not be read; the rest goes on."""
        print(f"voicecheck: {error}", file=sys.stderr)
        self.unreadable += 1

    def counting(self, items: Iterable[Judged]) -> Iterator[Judged]:
        """Pass reports on, counting them."""
        for item in items:
            self.posts += 1
            self.failing += item.fails
            self.crashed += bool(item.report.failures)
            self.families.update(finding.family for finding in item.report.findings)
            if item.report.voice:
                self.verdicts[item.report.voice.verdict] += 1
            yield item

    def status(self, *, findings_count: bool) -> int:
        """The exit status: what could not be done outweighs what is to fix."""
        if self.unreadable or self.crashed:
            return IMPOSSIBLE
        return TO_FIX if self.failing and findings_count else OK
