# Needs Python 3.11 with venv, and make. Everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
JSON ?= content.json
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: help serve test check format lint types content docs quotes bench lock clean

help:  ## Say what can be made.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: .venv/served  ## Serve the roadmap at http://127.0.0.1:8000/ (PORT=… for another port).
	@$(BIN)/skillpath serve $(if $(PORT),--port $(PORT))

test: .venv/developed  ## Run the tests.
	$(BIN)/python -m pytest -q -n auto

check: format-check lint types test  ## All that must pass before a change lands.

.PHONY: format-check
format-check: .venv/developed
	$(BIN)/ruff format --check .

format: .venv/developed  ## Bring code into form.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

lint: .venv/developed  ## Look for mistakes, and for imports against the arrows.
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/developed  ## Check the types.
	$(BIN)/mypy

content: .venv/developed  ## Write the shipped roadmap anew from JSON=content.json.
	$(BIN)/skillpath validate $(JSON)
	$(BIN)/python -c "from skillpath.ontology import *; write_parts(read('$(JSON)'), 'ontology/data')"
	$(MAKE) quotes

docs: .venv/developed  ## Build the documentation into build/docs.
	$(BIN)/sphinx-build -W --keep-going --quiet --nitpicky docs build/docs
	@echo "Open build/docs/index.html"

quotes: .venv/developed  ## Write anew what the documents quote: commands, answers, hours.
	PYTHONPATH=. $(BIN)/python docs/refresh.py

bench: .venv/measured  ## Measure, beside a peer in the same run.
	$(BIN)/python -m benchmarks

lock:  ## Choose anew which versions are used (asks the package index).
	$(PYTHON) -m venv --clear .venv
	$(PIP) pip-tools
	$(BIN)/pip-compile $(COMPILE) --output-file requirements/serve.txt pyproject.toml
	$(BIN)/pip-compile $(COMPILE) --extra dev --output-file requirements/develop.txt pyproject.toml
	$(BIN)/pip-compile $(COMPILE) --extra bench --constraint requirements/develop.txt \
		--output-file requirements/bench.txt pyproject.toml

COMPILE := --quiet --upgrade --generate-hashes --no-strip-extras --allow-unsafe --all-build-deps \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate

clean:  ## Remove what was made.
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/served: requirements/serve.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes --only-binary :all: -r requirements/serve.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/developed: requirements/develop.txt .venv/served
	$(PIP) --require-hashes --only-binary :all: -r requirements/develop.txt
	@touch $@

.venv/measured: requirements/bench.txt .venv/developed
	$(PIP) --require-hashes --only-binary :all: -r requirements/bench.txt
	@touch $@
