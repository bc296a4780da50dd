"""Proposals put together."""

from voicecheck.edits import apply_edits
from voicecheck.rewriting import casing, contractions, formulas, marks, plain, trim
from voicecheck.rewriting.proposal import Proposal
from voicecheck.rewriting.realise import clash, judged_post, realise
from voicecheck.types import Edit, Post, Span

from .support import ALWAYS, NEVER, draft


def together(one, *proposers):
    proposals = [proposal for propose in proposers for proposal in propose(one)]
    return apply_edits(one.doc.text, realise(one.doc, proposals))


def test_articles_and_capitals_are_mended():
    one = draft("We are glad to share that an amazing menu and an additional cake are here.")
    assert together(one, formulas.propose, plain.propose) == "An amazing menu and an extra cake are here."
    assert together(draft("It is an amazing new cake."), trim.propose) == "It is a new cake."


def test_habits_read_what_the_others_leave():
    usual = {
        "contractions": ALWAYS,
        "exclamations": NEVER,
        "emoji": NEVER,
        "lower-starts": ALWAYS,
        "capitalised-words": NEVER,
    }
    one = draft("We are thrilled to announce the launch of Brown 🔥 It is HERE!!", usual=usual)
    assert (
        together(one, formulas.propose, contractions.propose, marks.propose, casing.propose)
        == "we're launching brown. it's here."
    )


def test_an_emoji_that_parted_sentences_leaves_a_full_stop():
    one = draft("So good 🔥 Come in 🍜", usual={"emoji": NEVER})
    assert together(one, marks.propose) == "So good. Come in."


def test_a_clash_is_told():
    assert clash(Proposal("a", (Edit(Span(0, 5), "x"),)), Proposal("b", (Edit(Span(4, 6), "y"),)))
    assert not clash(Proposal("a", (Edit(Span(0, 5), "x"),)), Proposal("b", (Edit(Span(5, 6), "y"),)))


def test_new_slots_are_not_judged():
    proposal = Proposal("fix:denial", (Edit(Span(0, 3), "Sorry. [what, by when]"),), "fix")
    post = judged_post(Post("Sorry. [what, by when] [sic]", "d"), [proposal])
    assert post.excluded == (Span(7, 22),)
