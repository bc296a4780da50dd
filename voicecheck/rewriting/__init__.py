"""How a rewrite is made: small edits are proposed, put together, guarded and scored.

``proposal`` holds the nouns. ``fixes``, ``formulas``, ``plain``, ``trim`` and ``split`` propose edits of
the draft; ``contractions``, ``marks`` and ``casing`` bring a text that is already edited to the brand's
habits; ``realise`` puts a choice of proposals together, ``guard`` refuses what loses a fact or breaks
the grammar, ``search`` tries combinations.
"""
