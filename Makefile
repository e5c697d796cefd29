# `make` alone lists what one can do.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP     = $(BIN)/python -m pip --disable-pip-version-check
# The packages that exist, and the step of their build: each is linted and type-checked.
PACKAGES = $(wildcard schema database identity ingest queries charts reports dots cli tests bench) hatch_build.py
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types format docs generated screenshots bench compile setup lock clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime  ## start Neo4j, load the samples, answer a few questions
	@$(BIN)/dots demo

test: $(VENV)/.dev  ## run the tests on a real Neo4j (ARGS="-k name" passes options on)
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --maxprocesses 4 --dist loadscope --no-loadscope-reorder $(ARGS)

# A worker for each core, each with a Neo4j of its own (a gigabyte); 0 is one process, as a debugger needs it.
WORKERS ?= logical

lint: types  ## check style, format, types and which package imports which
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m pytest --quiet --no-header tests/test_layout.py

types: $(VENV)/.dev
	@$(BIN)/mypy $(PACKAGES)

format: $(VENV)/.dev  ## put the code into the one format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(VENV)/.dev  ## build the documentation into site/, failing on a dead link
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

generated: $(VENV)/.dev  ## write again every file that derives from the code
	@$(BIN)/dots --quiet schema docs --force --pictures docs/pictures --output docs/vocabulary.md
	@$(BIN)/dots --quiet schema json --force --output docs/dossier.schema.json
	@$(BIN)/dots --quiet schema json --force --draft --output docs/draft.schema.json
	@$(BIN)/python -m cli.manual docs/cli.md
	@$(BIN)/python -m queries.declaration queries/declared.json
	@$(BIN)/python -m queries.reference docs/queries.md

screenshots: $(VENV)/.dev  ## take the screenshots of the documentation anew (needs Chromium)
	@$(BIN)/python tests/browser/screenshots.py docs/pictures

bench: $(VENV)/.dev  ## measure loading, memory, start-up and every query, and print a table
	@$(BIN)/python -m bench

compile: $(VENV)/.dev  ## make what reads documents machine code, half as fast again (needs a C compiler and minutes)
	@$(BIN)/python -m ingest.compiling

setup: $(VENV)/.dev  ## make .venv with everything needed to work on dots

lock: $(VENV)/.dev  ## resolve the dependencies again and write both lock files
	@$(BIN)/uv pip compile $(LOCK) --group build --output-file requirements.lock pyproject.toml
	@$(BIN)/uv pip compile $(LOCK) --group dev --all-extras --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml

LOCK = --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
       --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

clean:  ## remove .venv, caches and what was built (the database stays: see `dots down`)
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks build dist site charts/vendored

# What an install is built by; it brings along what is vendored, too.
BUILT = pyproject.toml hatch_build.py charts/vendoring.py charts/vendored.toml

# The stamps below make a second `make` cost nothing: a step runs again only when its lock file changed.
# The lock files hold all that is needed, so pip resolves nothing: its older versions would warn of an extra that they
# spell otherwise than the package does.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "dots needs Python 3.11 or newer; \`$(PYTHON)\` is not. Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock $(BUILT) | $(BIN)/python
	@echo "Installing dots into $(VENV) (once)…" >&2
	@$(PIP) install --quiet --no-deps --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock $(BUILT) | $(BIN)/python
	@echo "Installing dots and the tools for working on it into $(VENV) (once)…" >&2
	@$(PIP) install --quiet --no-deps --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $(VENV)/.runtime $@
