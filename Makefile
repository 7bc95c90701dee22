# One command for every check: make check
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: check format lint types floors messages test soak golden

check: format lint types floors messages test

format:
	$(PYTHON) -m ruff format --check compliance tests tools

lint:
	$(PYTHON) -m ruff check compliance tests tools

types:
	$(PYTHON) -m mypy

floors:
	$(BIN)lint-imports

messages:
	$(PYTHON) tools/compile_messages.py --check

test:
	$(PYTHON) -m pytest -n auto

soak:
	$(PYTHON) -m pytest -m soak

golden:
	UPDATE_GOLDEN=1 $(PYTHON) -m pytest -n auto tests
