"""Drafts that sound wrong, and brands of which only the ranges are known."""

from voicecheck.edits import apply_edits
from voicecheck.rewriting.proposal import Draft
from voicecheck.text import Doc, fold
from voicecheck.types import Policy, Post, Report, VoiceScore
from voicecheck.voice import BrandVoice, Usual

NEVER = Usual(low=0, median=0, high=0, least=0, most=0, share=0.0)
ALWAYS = Usual(low=1, median=2, high=4, least=1, most=6, share=1.0)


def draft(text, *, usual=None, findings=(), verdict="off", names=()):
    report = Report(Post(text, "d"), VoiceScore(5.0, 0.01, verdict), findings=tuple(findings))
    return Draft(
        Doc(report.post),
        report,
        BrandVoice.neutral(usual or {}, {fold(name): name for name in names}),
        Policy(),
    )


def made(one, propose):
    """The text after all proposals, one after the other where they have no edits of the draft."""
    found = list(propose(one))
    text = apply_edits(one.doc.text, [edit for proposal in found for edit in proposal.edits])
    for proposal in found:
        if proposal.adapt is not None:
            text = apply_edits(text, proposal.adapt(Doc(Post(text, "d"))))
    return text
