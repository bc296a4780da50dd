"""Every check against its own examples: what it flags, mends and lets pass, and its page."""

import re
from dataclasses import replace

import pytest

from voicecheck.checks import Check, Example, all_checks, example_context
from voicecheck.edits import apply_edits, compatible, touches
from voicecheck.text import Doc
from voicecheck.types import Post

CHECKS = all_checks()
FLAGS = [(check, example) for check in CHECKS.values() for example in check.flags]
PASSES = [(check, example) for check in CHECKS.values() for example in check.passes]


def name(value: object) -> str:
    return value.name if isinstance(value, Check) else repr(value.text[:40])


def hits(check: Check, example: Example):
    return list(check.run(example_context(example, check.usual)))


def words(example: Example) -> set[str]:
    return set(re.findall(r"\w{3,}", example.text.lower()))


@pytest.mark.parametrize(("check", "example"), FLAGS, ids=name)
def test_flags(check, example):
    assert hits(check, example)


@pytest.mark.parametrize(("check", "example"), PASSES, ids=name)
def test_passes(check, example):
    assert [(hit.span, hit.message) for hit in hits(check, example)] == []


@pytest.mark.parametrize(("check", "example"), FLAGS, ids=name)
def test_spans_and_messages(check, example):
    doc = Doc(Post(text=example.text, id="example"))
    for hit in hits(check, example):
        assert 0 <= hit.span.start < hit.span.end <= len(doc.text)
        for protected in doc.protected:
            inside = hit.span.start <= protected.start and protected.end <= hit.span.end
            assert inside or not hit.span.overlaps(protected), "a span holds a link whole or not at all"
        assert hit.message
        assert "\n" not in hit.message


@pytest.mark.parametrize(("check", "example"), FLAGS, ids=name)
def test_fixes_leave_links_alone(check, example):
    doc = Doc(Post(text=example.text, id="example"))
    for hit in hits(check, example):
        for fix in hit.fixes:
            assert not touches(fix.edits, doc.protected)
            assert bool(fix.edits) == (fix.safety != "show")


@pytest.mark.parametrize(("check", "example"), FLAGS, ids=name)
def test_first_fixes_give_the_stated_text(check, example):
    firsts = [hit.fixes[0] for hit in hits(check, example) if hit.fixes and hit.fixes[0].edits]
    fixed = apply_edits(example.text, [edit for fix in compatible(firsts) for edit in fix.edits])
    stated = check.flags[example]
    if stated is None:
        assert firsts == []
        return
    assert fixed == stated
    assert hits(check, replace(example, text=fixed)) == []


@pytest.mark.parametrize("check", CHECKS.values(), ids=name)
def test_page(check):
    title, blank, *_ = check.page.splitlines()
    assert title.endswith(".")
    assert not blank
    for section in ("Why it matters", "What to do"):
        assert re.search(rf"^#*\s*{section}", check.page, re.M)


@pytest.mark.parametrize("check", CHECKS.values(), ids=name)
def test_enough_examples(check):
    assert len(check.flags) >= 3
    assert len(check.passes) >= 5
    flagged = set().union(*map(words, check.flags))
    assert any(words(example) & flagged for example in check.passes), "one is a near miss"
