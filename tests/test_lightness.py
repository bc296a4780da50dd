"""What is not needed is not loaded."""

import json
import os
import subprocess
import sys

from conftest import ROOT

HEAVY = {"torch", "transformers", "sklearn", "scipy", "nltk", "spacy", "textstat"}
NOT_AT_START = HEAVY | {"numpy", "onnxruntime", "tokenizers", "safetensors", "yaml", "rich", "tqdm"}
CLEAN = "the only umbrella we had had no handle. fitz went to the bank under a sort of mushroom"


def loaded(code: str) -> set[str]:
    """The top-level packages in memory after ``code`` ran in a process of its own."""
    listing = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{listing}"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_command_line_starts_light():
    assert loaded("import voicecheck.cli") & NOT_AT_START == set()


def test_a_clean_draft_is_checked_without_training_libraries(folder, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(CLEAN, "utf-8")
    arguments = ["check", str(draft), "--voice", str(folder)]
    code = f"from voicecheck.cli import main\nassert main({arguments!r}) == 0"
    assert loaded(code) & HEAVY == set()
