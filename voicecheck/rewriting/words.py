"""Closed word lists of rewriting; folded (lower case, straight quotes)."""

from __future__ import annotations

from voicecheck.wordlists import FUNCTION_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a number, a day or a time is put in, besides digits. "One" is a pronoun as often.
NUMBERS = _words("""
zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
million billion dozen half quarter twice double triple
""")
CALENDAR_NAMES = _words("""
monday tuesday wednesday thursday friday saturday sunday january february april june july august
september october november december christmas easter
""")
TIMES = CALENDAR_NAMES | _words("today tomorrow tonight yesterday noon midnight midday weekend weekends")

# What a sentence commits to.
MODALS = _words("can could may might must shall should will would ought cannot")
GUARDED = MODALS | _words("""
not never no none nobody nothing nowhere neither nor without hardly barely unless if whether only
except maybe perhaps possibly probably until
""")

# What stands before a noun, and so not before a verb.
DETERMINERS = _words("""
a an the this that these those my your our his her its their any some no each every another
""")
PREPOSITIONS = _words("of in on at by for from with without upon after before via per")

# What stands before a verb: its base form, its form in -s, its participle; and what may come between.
BEFORE_BASE = _words("""
to will would can could should must may might shall do don't didn't doesn't won't can't cannot not
we you they i let please we'll you'll they'll i'll we'd you'd who and or also
""")
BEFORE_THIRD = _words("he she it this that which who also and now")
AUXILIARIES = _words("""
have has had having be been being is are was were am we've i've you've they've it's he's she's we're
they're you're get gets got
""")
BETWEEN = _words("not also just now already been fully all both never always being")

# A sentence that begins with one of these leans on the one before.
LEANING = _words("it that this they those these he she which who so but and or")

# Around an adverb, these make it more than volume: "not really", "very much", "so very".
NEGATIONS = _words("not never no nor without isn't aren't wasn't don't doesn't didn't can't cannot")
HELD_AFTER = _words("not no nobody nothing none never much many little few well own same most least")
HELD_BEFORE = NEGATIONS | _words("so as how too")

# Praise can go after these, unless no noun follows, or the praise is what is said ("a wonderful time").
PRAISED_AFTER = _words("a an the this that these those our your my his her their its some another")
NO_NOUN = FUNCTION_WORDS | _words("one ones enough")
THE_POINT = _words("""
day days deal effort end evening experience feeling holiday idea job journey morning news night person
place result season start success team thing time trip way week weekend work year
""")

# Short words in capitals: shouted, or as likely an acronym.
SHORT_SHOUTS = _words("""
ask bad big buy fun get go got hot lie mad new off one our out run sad say see so try two win won wow yes
""")
ACRONYM_LIKE = _words("us it am who")
