"""The checks: one module each, found by listing this folder; nothing to register.

A check module ``leftover_thing.py`` holds the check ``leftover-thing``: its docstring is the page
that ``voicecheck explain leftover-thing`` prints, and one generator decorated with :func:`check`
yields a :class:`Hit` for each fault. Word lists stand beside it as ``leftover_thing.tsv``.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from voicecheck.text import Doc, fold
from voicecheck.types import Family, Fix, Policy, Post, Severity, Span
from voicecheck.voice import BrandVoice, Usual


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields; the engine makes a finding of it. ``severity`` overrides the check's."""

    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at. ``voice`` is the neutral one where there is no profile."""

    doc: Doc
    reply_to: Doc | None
    voice: BrandVoice
    policy: Policy


Run = Callable[[Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text a check is tried on: the answer, where it is one, to ``reply_to``.

    ``banned`` are the words that the team banned, each with the one to use instead; ``names`` the
    brand's names in its casing.
    """

    text: str
    reply_to: str | None = None
    banned: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """A check with its page and examples.

    ``flags`` maps texts it must flag to the text after its first fix (``None``: no fix);
    ``passes`` are texts it must not flag, near misses among them; ``usual`` are the ranges of the
    brand that the examples are tried with.
    """

    name: str
    family: Family
    severity: Severity
    page: str
    run: Run
    flags: Mapping[Example, str | None]
    passes: Sequence[Example]
    usual: Mapping[str, Usual] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.splitlines()[0]


def check(
    family: Family,
    severity: Severity,
    *,
    flags: Mapping[str | Example, str | None],
    passes: Sequence[str | Example],
    usual: Mapping[str, Usual] | None = None,
) -> Callable[[Run], Check]:
    """Make a check of the decorated generator; its name and page are those of its module."""

    def decorate(run: Run) -> Check:
        module = inspect.getmodule(run)
        if module is None or not module.__doc__:
            raise TypeError(f"a check's module needs a docstring: {run!r}")
        return Check(
            name=module.__name__.rpartition(".")[2].replace("_", "-"),
            family=family,
            severity=severity,
            page=inspect.cleandoc(module.__doc__),
            run=run,
            flags={as_example(key): fixed for key, fixed in flags.items()},
            passes=tuple(as_example(item) for item in passes),
            usual=MappingProxyType(dict(usual or {})),
        )

    return decorate


def as_example(item: str | Example) -> Example:
    """A plain text as an example that answers nothing."""
    return Example(item) if isinstance(item, str) else item


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check by name, in alphabetical order."""
    found: dict[str, Check] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        for item in vars(module).values():
            if isinstance(item, Check):
                found[item.name] = item
    return MappingProxyType(found)


def example_context(example: Example, usual: Mapping[str, Usual]) -> Context:
    """The context in which an example is tried: a brand with just these ranges and its names."""
    answered = example.reply_to
    return Context(
        doc=Doc(Post(text=example.text, id="example", reply_to=answered)),
        reply_to=Doc(Post(text=answered, id="answered")) if answered else None,
        voice=BrandVoice.neutral(usual, {fold(name): name for name in example.names}),
        policy=Policy(banned=MappingProxyType(dict(example.banned))),
    )
