# `make demo` and `make test` are all the set-up a fresh machine needs: each makes .venv first.
PYTHON ?= python3
BIN := .venv/bin
VOICECHECK := $(BIN)/voicecheck
NOBBLE := corpora/brands/nobble
DEMO := build/demo

.PHONY: demo test test-train bench clean

demo: .venv/base
	mkdir -p $(DEMO)
	$(VOICECHECK) learn $(NOBBLE)/approved.jsonl -o $(DEMO)/nobble.voice
	@# Exit status 1 says that there is something to fix, which is what the demo is to show.
	$(VOICECHECK) check $(NOBBLE)/drafts --voice $(DEMO)/nobble.voice || test $$? -eq 1
	$(VOICECHECK) score $(NOBBLE)/drafts.jsonl --voice $(DEMO)/nobble.voice -o $(DEMO)/scores.jsonl
	head -n 1 $(DEMO)/scores.jsonl
	$(VOICECHECK) rewrite $(NOBBLE)/drafts/defensive-reply.md --voice $(DEMO)/nobble.voice

test: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# What trains the shipped models needs torch, which the rest does without.
test-train: .venv/train
	$(BIN)/pytest tests/train

bench: .venv/dev
	$(BIN)/python tests/bench/bench.py

clean:
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/base: EXTRAS := parquet
.venv/dev: EXTRAS := dev
.venv/train: EXTRAS := dev,train
.venv/base .venv/dev .venv/train: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	touch $@
