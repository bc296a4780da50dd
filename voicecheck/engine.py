"""Check posts: all checks, the voice score, the tones; one crash in a check spoils nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from voicecheck import drivers, encoder, evidence
from voicecheck.checks import Check, Context, Hit, all_checks
from voicecheck.drivers import TRIES, Tries
from voicecheck.evidence import Evidence
from voicecheck.heads import FAMILIES, shipped_heads
from voicecheck.language import is_english
from voicecheck.text import Doc
from voicecheck.tone import tones
from voicecheck.types import (
    Driver,
    Failure,
    Finding,
    Policy,
    Post,
    Report,
    Skipped,
    Verdict,
    VoiceError,
    VoiceScore,
)
from voicecheck.voice import FEWEST_POSTS, FEWEST_WORDS, BrandVoice, kinds

BATCH = 64

Explain = Callable[[Doc, Evidence, BrandVoice, Verdict], tuple[Driver, ...]]


def check(post: Post, voice: BrandVoice | None, policy: Policy) -> Report:
    """Check one post; without a profile ``voice`` is ``None`` and so is the report's score."""
    return next(check_many([post], voice, policy))


def check_many(
    posts: Iterable[Post], voice: BrandVoice | None, policy: Policy, *, tries: Tries = TRIES
) -> Iterator[Report]:
    """Check posts in batches: one report a post, in order, the same as one by one.

    With fewer ``tries`` the drivers of a voice score cost less and say less.
    """
    remaining = iter(posts)
    if voice is not None:
        _require_same_models(voice)
    chosen = None if voice is None else voice.local_encoder
    local = None if chosen is None else encoder.local(Path(chosen[0]), chosen[1])
    measure = partial(
        evidence.gather, scales=evidence.shipped_scales(), vectors=encoder.shipped(), local=local
    )
    explain = partial(drivers.explain, measure=measure, tries=tries)
    while batch := list(islice(remaining, BATCH)):
        docs = [Doc(post) for post in batch]
        for doc, item in zip(docs, measure(docs), strict=True):
            yield _report(doc, item, voice, policy, explain)


def _require_same_models(voice: BrandVoice) -> None:
    learned_with = voice.provenance.get("models")
    if voice.judges and learned_with != evidence.shipped_models():
        raise VoiceError(
            f"the voice of {voice.name} was learned with other models than this version's: "
            "learn it again with `voicecheck learn`"
        )


def _report(
    doc: Doc, measured: Evidence, voice: BrandVoice | None, policy: Policy, explain: Explain
) -> Report:
    heads = shipped_heads()
    findings, failures = run_checks(doc, voice, policy)
    return Report(
        post=doc.post,
        voice=None if voice is None else score_voice(doc, measured, voice, policy, explain),
        tones=tones(measured.rows, voice, policy),
        families=MappingProxyType({name: heads.probability(name, measured.rows) for name in FAMILIES}),
        findings=findings,
        skipped=tuple(Skipped(doc.text[span.start : span.end], "not prose") for span in doc.post.excluded),
        failures=failures,
    )


def score_voice(
    doc: Doc, measured: Evidence, voice: BrandVoice, policy: Policy, explain: Explain
) -> VoiceScore:
    """The calibrated score of one post and its drivers, or ``unsure`` with the reason."""
    if not voice.judges:
        learned_from = "1 post" if voice.posts == 1 else f"{voice.posts} posts"
        why = f"{voice.name} was learned from {learned_from}; a verdict needs {FEWEST_POSTS}"
        return VoiceScore(None, None, "unsure", why=why)
    if len(doc.words) < FEWEST_WORDS:
        return VoiceScore(None, None, "unsure", why=f"fewer than {FEWEST_WORDS} words are too few to tell")
    if not is_english(doc):
        return VoiceScore(None, None, "unsure", why="it is not in English, the one language that is judged")
    raw = voice.raw(measured.rows, kinds(doc.post))
    p_value = voice.p_value(raw)
    verdict = voice.verdict(p_value, policy.false_alarms)
    return VoiceScore(
        score=100 * voice.probability(raw),
        p_value=p_value,
        verdict=verdict,
        drivers=explain(doc, measured, voice, verdict),
    )


def run_checks(
    doc: Doc, voice: BrandVoice | None, policy: Policy
) -> tuple[tuple[Finding, ...], tuple[Failure, ...]]:
    """The findings of all selected checks, in text order, and the checks that crashed."""
    answered = doc.post.reply_to
    context = Context(
        doc=doc,
        reply_to=Doc(Post(text=answered, id=f"{doc.post.id}:reply_to")) if answered else None,
        voice=voice if voice is not None else BrandVoice.neutral(),
        policy=policy,
    )
    findings: list[Finding] = []
    failures: list[Failure] = []
    for item in selected(policy, doc.post.ignore):
        try:
            hits = list(item.run(context))
        except Exception as error:
            failures.append(Failure(item.name, f"{type(error).__name__}: {error}"))
            continue
        findings += [_finding(doc, item, hit, policy) for hit in hits]
    findings.sort(key=lambda finding: (finding.span, finding.check))
    return tuple(findings), tuple(failures)


def selected(policy: Policy, ignored: Sequence[str] = ()) -> list[Check]:
    """The checks that the policy asks for, without those ignored there or by the post."""
    return [
        item
        for name, item in all_checks().items()
        if (not policy.select or name in policy.select) and name not in policy.ignore and name not in ignored
    ]


def _finding(doc: Doc, item: Check, hit: Hit, policy: Policy) -> Finding:
    severity = policy.severity.get(item.name, hit.severity or item.severity)
    return Finding(
        check=item.name,
        family=item.family,
        severity=severity,
        span=hit.span,
        message=hit.message,
        fixes=hit.fixes,
        fingerprint=_fingerprint(doc, item.name, hit),
    )


def _fingerprint(doc: Doc, name: str, hit: Hit) -> str:
    before = [w.text for w in doc.words if w.span.end <= hit.span.start][-1:]
    after = [w.text for w in doc.words if w.span.start >= hit.span.end][:1]
    parts = [name, doc.text[hit.span.start : hit.span.end], *(before or [""]), *(after or [""])]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
