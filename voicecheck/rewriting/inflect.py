"""Forms of English verbs and nouns, where they are regular."""

from __future__ import annotations


def conjugate(verb: str) -> tuple[str, ...]:
    """Base, -s, past, participle and -ing forms; irregular verbs are written out with slashes."""
    if "/" in verb:
        return tuple(verb.split("/"))
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, third, verb + "ed", verb + "ed", verb + "ing"


def plural(noun: str) -> str:
    """The plural of a regular noun; one that ends in -s stays."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") else noun + ("es" if noun.endswith(("sh", "ch", "x")) else "s")
