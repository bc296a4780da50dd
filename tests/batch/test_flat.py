from voicecheck.batch.flat import columns, flatten

ROW = {
    "schema": 1,
    "families": {"robotic": 0.03, "defensive": 0.9},
    "tones": {"edgy": 0.08, "playful": 0.77},
    "id": "a",
    "path": "posts.csv",
    "row": 12,
    "text": "Sorry you feel that way",
    "channel": "x",
    "created_at": "2024-05-01",
    "voice": {
        "score": 12.5,
        "p_value": 0.01,
        "verdict": "off",
        "drivers": [
            {"feature": "exclamations", "weight": -1.9, "message": "6 exclamation marks; you use 0–1"},
            {"feature": "length", "weight": -0.4},
            {"feature": "emoji", "weight": 0.3, "message": "emoji like yours"},
            {"feature": "casing", "weight": -0.1, "message": "not shown"},
        ],
    },
    "findings": [
        {"check": "pseudo-apology", "family": "defensive"},
        {"check": "misspelling", "family": "typo"},
        {"check": "pseudo-apology", "family": "defensive"},
    ],
    "rewrites": [{"text": "Sorry we let you down"}, {"text": "not the best"}],
}


def test_flat_row():
    flat = flatten(ROW)
    assert flat == {
        "id": "a",
        "path": "posts.csv",
        "row": 12,
        "channel": "x",
        "created_at": "2024-05-01",
        "text": "Sorry you feel that way",
        "score": 12.5,
        "p_value": 0.01,
        "verdict": "off",
        "tone_edgy": 0.08,
        "tone_playful": 0.77,
        "family_robotic": 0.03,
        "family_defensive": 0.9,
        "findings_voice": 0,
        "findings_robotic": 0,
        "findings_typo": 1,
        "findings_defensive": 2,
        "checks": "pseudo-apology,misspelling",
        "drivers": "6 exclamation marks; you use 0–1; length; emoji like yours",
        "best_rewrite": "Sorry we let you down",
    }
    assert tuple(flat) == columns(flat)


def test_what_is_not_known_is_none():
    flat = flatten({"id": "a", "text": "x", "voice": None, "tones": None, "findings": [], "rewrites": []})
    assert {name: value for name, value in flat.items() if value is not None} == {
        "id": "a",
        "text": "x",
        "findings_voice": 0,
        "findings_robotic": 0,
        "findings_typo": 0,
        "findings_defensive": 0,
        "checks": "",
        "drivers": "",
    }


def test_order_does_not_hang_on_the_rows():
    names = ["best_rewrite", "family_b", "id", "tone_z", "tone_a", "family_a", "tone_z"]
    found = columns(names)
    assert [name for name in found if name.startswith(("tone_", "family_"))] == [
        "tone_z",
        "tone_a",
        "family_b",
        "family_a",
    ]
    assert found == columns(found)
    assert (found[0], found[-1]) == ("id", "best_rewrite")
