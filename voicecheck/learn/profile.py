"""Learn a brand's voice from its approved posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voicecheck import encoder, evidence
from voicecheck.heads import TONES, shipped_heads
from voicecheck.learn import background as backgrounds
from voicecheck.learn import habits
from voicecheck.learn.background import Background
from voicecheck.learn.card import card
from voicecheck.learn.fit import RECIPES, fit
from voicecheck.learn.select import Selection, select
from voicecheck.text import Doc
from voicecheck.types import Post, VoiceError
from voicecheck.voice import FEWEST_POSTS, BrandVoice, kinds


@dataclass(frozen=True)
class Learned:
    """The voice, the ids of the dropped posts by reason, what more would buy, and the card."""

    voice: BrandVoice
    dropped: Mapping[str, tuple[str, ...]]
    advice: tuple[str, ...]
    card: str


def learn(
    posts: Iterable[Post],
    name: str,
    progress: Callable[[str], None] = lambda _: None,
    rivals: Iterable[Post] = (),
    local_encoder: Path | None = None,
) -> Learned:
    """Learn a voice; under 20 usable posts it sets no verdict.

    ``rivals`` are posts of other brands, told apart from besides the shipped background. A local
    encoder knows nothing of that background, so with one the rivals alone are the others.

    Raises:
        VoiceError: no post is usable, or a local encoder comes with fewer than 20 rivals' posts.
    """
    selection = select(posts)
    if not selection.docs:
        reasons = (
            "; ".join(f"{len(ids)} {reason}" for reason, ids in selection.dropped.items())
            or "none were given"
        )
        raise VoiceError(f"no usable posts ({reasons}): give approved posts of three or more English words")
    progress(f"measuring {len(selection.docs)} posts")
    own_encoder = None if local_encoder is None else encoder.local(local_encoder.resolve())
    measured = _measure(selection.docs, own_encoder)
    blocks = [block for block in RECIPES if block != (evidence.LOCAL if own_encoder is None else "encoder")]
    voice = BrandVoice(name=name, posts=len(measured))
    if len(measured) >= FEWEST_POSTS:
        others = _others(select(rivals).docs, own_encoder)
        rows = {block: backgrounds.stack_rows(measured, block) for block in blocks}
        voice = fit(name, rows, others, [kinds(doc.post) for doc in selection.docs], progress)
    if own_encoder is not None and local_encoder is not None:
        voice = replace(voice, local_encoder=(str(local_encoder.resolve()), own_encoder.digest))
    heads = shipped_heads()
    tones = {tone: [heads.probability(tone, item.rows) for item in measured] for tone in TONES}
    voice = habits.describe(voice, selection, [item.numbers for item in measured], tones)
    text = card(voice, habits.reading_grade(selection.docs))
    return Learned(voice, selection.dropped, tuple(_advice(voice, selection)), text)


def _measure(docs: Sequence[Doc], local: encoder.Encoder | None) -> list[evidence.Evidence]:
    return evidence.gather(docs, evidence.shipped_scales(), encoder.shipped(), local)


def _others(rivals: Sequence[Doc], local: encoder.Encoder | None) -> Background:
    """What the brand is told apart from: the shipped background with the rivals, or they alone."""
    if local is not None and len(rivals) < FEWEST_POSTS:
        raise VoiceError(
            f"a local encoder needs {FEWEST_POSTS} or more posts of other brands: give them with --rivals"
        )
    if not rivals:
        return backgrounds.shipped()
    measured = _measure(rivals, local)
    if local is not None:
        return backgrounds.of(measured)
    return backgrounds.shipped().joined(backgrounds.of(measured))


def _posts(count: int) -> str:
    return "1 post is" if count == 1 else f"{count} posts are"


def _advice(voice: BrandVoice, selection: Selection) -> Iterable[str]:
    count = len(selection.docs)
    if count < FEWEST_POSTS:
        yield (
            f"{_posts(count)} too few to judge a draft: no verdict will be given. "
            f"{FEWEST_POSTS - count} more give a first one, 50 a fair one, 200 a good one."
        )
    elif count < 50:
        yield f"{count} posts give a first, rough verdict; 50 give a fair one, 200 a good one."
    elif count < 200:
        yield f"{count} posts give a fair verdict; 200 give a good one."
    copies = sum(len(ids) for ids in selection.dropped.values())
    if copies > count:
        yield "More posts were dropped than kept: look at the reasons above before you rely on this voice."
    if voice.judges and voice.metrics["auc_others"] < 0.8:
        yield "Your posts are hard to tell from other brands': expect `near` and `on` more than `off`."
