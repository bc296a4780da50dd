"""Closed word lists that more than one module reads; folded (lower case, straight quotes)."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


FUNCTION_WORDS = words_of("""
a about after again all also am an and any are as at be been being both but by can could did do does
down each few for from had has have he her here him his how i if in into is it its just me more most
my no nor not now of off on only onto or other our out over she should so some than that the their
them then there these they this those to too under until up us very was we were what when where
which while who why will with would you your
""")

STRUCTURE_WORDS = FUNCTION_WORDS | words_of("""
i'm it's don't can't we're you're that's i've let's there's here's please thanks thank sorry hi hey
yes get got like new see want need make know go going
""")

FIRST_SINGULAR = words_of("i i'm i've i'll i'd me my mine myself")
FIRST_PLURAL = words_of("we we're we've we'll we'd us our ours ourselves let's")
SECOND_PERSON = words_of("you you're you've you'll you'd your yours yourself y'all ya u ur")
THIRD_PERSON = words_of("he she they him her them his hers their theirs he's she's they're they've")

COURTESIES = words_of(
    "please thank thanks thankyou sorry apologies apologise apologize welcome kindly appreciate"
)

SUPERLATIVES = words_of("""
amazing awesome best biggest epic excited exciting exclusive fantastic game-changing greatest huge
iconic incredible insane legendary massive must-see next-level obsessed perfect stunning thrilled
ultimate unbelievable unforgettable unreal
""")

BUSINESS_WORDS = words_of("""
additional advised assist assistance commitment committed customer customers deliver delivering
enable enabling enhance enhancing ensure ensuring experience facilitate further implement
implementation inconvenience informed initiative initiatives innovation innovative leverage optimise
optimize proactive pursuant regarding robust seamless solution solutions stakeholder stakeholders
strategic strategy synergy utilise utilize
""")

SLANG = words_of("""
ah ahh aww basically boom bro btw crap cuz damn dude fam folks fyi gonna gotta guys haha hahaha heck
hell hey hi hiya honestly idk imo kinda legit lit literally lmao lol mood nah nope oh omg ooh oops
pls seriously smh sorta tbh tho thx totally vibe vibes wanna whoa woo woohoo wow y'all yay yeah yep
yikes yo
""")

HEDGES = words_of("apparently fairly maybe might perhaps possibly probably quite rather seemingly somewhat")
