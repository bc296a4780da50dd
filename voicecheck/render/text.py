"""For people: the verdict, why, the tones, what was found and where, and better wordings.

A post with nothing to look at takes one line.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from voicecheck.render.bars import tone_lines
from voicecheck.render.diff import inline_diff
from voicecheck.render.frame import frame, shown, shown_lines
from voicecheck.render.place import STDIN, line_and_column, lines_of, location
from voicecheck.render.screen import Colour, Judged, Screen
from voicecheck.types import Finding, Report, Rewrite, Severity, Verdict, VoiceScore

_VERDICTS: Mapping[Verdict, tuple[str, Colour]] = {
    "on": ("sounds like {}", "green"),
    "near": ("close to {}, but not quite", "yellow"),
    "off": ("does not sound like {}", "red"),
    "unsure": ("can't tell if this sounds like {}", "dim"),
}
_SEVERITY: Mapping[Severity, tuple[str, Colour]] = {
    "error": ("^", "red"),
    "warning": ("^", "yellow"),
    "suggestion": ("~", "cyan"),
}
_REASONS = 3
_NO_PROFILE = (
    "No brand profile, so no word on the voice. Make one with `voicecheck learn POSTS -o NAME.voice` "
    "and give it as `--voice NAME.voice`."
)


def render(judged: Iterable[Judged], screen: Screen) -> Iterator[str]:
    """Yield a block of lines for each report, and at the end what they come to."""
    posts = failing = noted = 0
    without_profile = False
    for item in judged:
        posts += 1
        clean = _is_clean(item.report)
        failing += item.fails
        noted += not clean and not item.fails
        without_profile = without_profile or not item.brand
        if not (clean and screen.quiet):
            yield "".join(line + "\n" for line in _block(item, clean, screen))
    if screen.quiet:
        return
    if without_profile and posts:
        yield screen.paint(_NO_PROFILE, "dim") + "\n"
    yield _summary(posts, failing, noted) + "\n"


def rewrites(report: Report, screen: Screen) -> list[str]:
    """The rewrites of a report as indented lines, best first."""
    lines: list[str] = []
    for rewrite in report.rewrites:
        lines.append("  " + screen.paint(_rewrite_head(rewrite, screen), "bold"))
        wording = (
            inline_diff(report.post.text, rewrite.edits, screen)
            if rewrite.edits
            else shown_lines(rewrite.text, screen)
        )
        lines += ["    " + line for line in wording]
    return lines


def head(item: Judged, screen: Screen) -> str:
    """The first line of a report: where it stands and the verdict."""
    where = screen.paint(shown(location(item.report.post), screen), "bold")
    voice = item.report.voice
    if voice is None:
        return f"{where}  {_findings_line(item.report, screen)}"
    words, colour = _VERDICTS[voice.verdict]
    verdict = screen.paint(words.format(shown(item.brand, screen)), colour)
    if voice.score is None:
        return f"{where}  {verdict}: {shown(voice.why, screen)}" if voice.why else f"{where}  {verdict}"
    return f"{where}  {verdict}  {voice.score:.0f}/100{_oddness(voice)}"


def _oddness(voice: VoiceScore) -> str:
    """Why a score that may be high is not enough: how few of the brand's own posts look as odd."""
    if voice.p_value is None or voice.verdict == "on":
        return ""
    return f", odder than {math.floor(100 * (1 - voice.p_value))} % of your posts"


def _is_clean(report: Report) -> bool:
    sounds_wrong = report.voice is not None and report.voice.verdict in ("near", "off")
    return not (sounds_wrong or report.findings or report.rewrites or report.failures)


def _findings_line(report: Report, screen: Screen) -> str:
    if not report.findings:
        return screen.paint("nothing found", "green")
    return _count(len(report.findings), "thing") + " to look at"


def _block(item: Judged, clean: bool, screen: Screen) -> list[str]:
    report = item.report
    lines = [head(item, screen)]
    if clean:
        return lines
    if report.voice:
        lines += _reasons(report.voice, screen)
    if report.tones and not (report.voice and report.voice.verdict == "on"):
        lines += tone_lines(report.tones, screen)
    for finding in report.findings:
        lines += _finding(report, finding, screen)
    lines += rewrites(report, screen)
    lines += _skipped(report, screen)
    lines += [
        screen.paint(f"  the check {f.check} broke off: {shown(f.error, screen)}", "red")
        for f in report.failures
    ]
    return [*lines, ""]


def _reasons(voice: VoiceScore, screen: Screen) -> list[str]:
    if voice.verdict not in ("near", "off"):
        return []
    against = sorted((d for d in voice.drivers if d.weight < 0), key=lambda driver: driver.weight)
    return [f"  why: {shown(driver.message, screen)}" for driver in against[:_REASONS]]


def _finding(report: Report, finding: Finding, screen: Screen) -> list[str]:
    mark, colour = _SEVERITY[finding.severity]
    line, column = line_and_column(report.post, lines_of(report.post.text), finding.span.start)
    severity = screen.paint(finding.severity, colour)
    name = screen.paint(f"({finding.check})", "dim")
    lines = [f"  {line}:{column}  {severity}: {shown(finding.message, screen)} {name}"]
    lines += ["    " + row for row in frame(report.post.text, finding.span, mark, colour, screen, indent=4)]
    for fix in finding.fixes:
        note = " (--fix does it)" if fix.safety == "safe" and _is_fixable(report) else ""
        lines.append("    " + screen.paint(f"better: {shown(fix.title, screen)}{note}", "green"))
    return lines


def _skipped(report: Report, screen: Screen) -> list[str]:
    """One line for each reason, as a post may hold many links or pieces of code."""
    reasons = Counter(skipped.why for skipped in report.skipped)
    return [
        screen.paint(f"  left out, {shown(why, screen)}: {_count(count, 'part')}", "dim")
        for why, count in reasons.items()
    ]


def _is_fixable(report: Report) -> bool:
    """Whether the post stands verbatim in a file."""
    origin = report.post.origin
    return origin.offset is not None and origin.path != STDIN


def _rewrite_head(rewrite: Rewrite, screen: Screen) -> str:
    parts = []
    if rewrite.voice_before is not None and rewrite.voice_after is not None:
        arrow = screen.pick("→", "->")
        parts.append(f"{rewrite.voice_before:.0f} {arrow} {rewrite.voice_after:.0f}")
    parts.append(f"keeps {rewrite.kept:.0%} of the words")
    if rewrite.resolves:
        parts.append("settles " + ", ".join(rewrite.resolves))
    return "rewrite: " + "; ".join(parts)


def _summary(posts: int, failing: int, noted: int) -> str:
    if not posts:
        return "no posts"
    parts = [(failing, "to fix"), (noted, "to look at"), (posts - failing - noted, "fine")]
    return f"{_count(posts, 'post')}: " + ", ".join(f"{n} {words}" for n, words in parts if n)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
