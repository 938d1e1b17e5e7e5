# Hearth. `make demo` shows it, `make test` proves it; each sets up what it needs first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
ASSETS := hearth/ui/static/vendor/.ready
WORDS := hearth/locale/cy/LC_MESSAGES/django
TO_A_CHILD := hearth/locale/cy/LC_MESSAGES/ti

.PHONY: help setup words demo test fuzz check bench lock types

help: ## what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: $(READY) $(ASSETS) $(WORDS).mo ## build .venv from the lock and fetch the front-end assets

$(READY): requirements.lock
	@echo "Setting up Python in $(VENV): a minute or two the first time." >&2
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(ASSETS): package-lock.json $(READY)
	@echo "Fetching the GOV.UK Frontend and a font for Urdu." >&2
	@$(RUN)/python -m hearth.ui.assets
	@touch $@

$(WORDS).mo: $(WORDS).po $(TO_A_CHILD).po $(READY)
	@$(RUN)/python -m hearth.ui.catalogues compile

words: $(READY) ## gather the public pages' words for their translators
	@$(RUN)/python -m hearth.ui.catalogues gather

demo: setup ## a running, populated Hearth; PORT=8000, RESET=1 starts over
	@exec $(RUN)/hearth demo --port $(PORT) $(if $(RESET),--reset)

test: setup ## every test, in parallel, on a PostgreSQL of their own
	@$(RUN)/python -m pytest -n $$(nproc) --dist loadgroup

fuzz: setup ## the API sent what its description allows and forbids, CASES=1000 for each operation
	@HEARTH_FUZZ=$(or $(CASES),1000) $(RUN)/python -m pytest hearth/concerns/tests/test_api_fuzz.py -s

check: setup ## style, types, and that the journey runs one way
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/lint-imports
	@$(RUN)/mypy hearth bench faults
	@$(RUN)/hearth practice check practice

bench: setup ## figures beside their yardsticks; ONLY=places|splits|submit|pages|outcomes|directory|instruments|register|matching|casework|mix
	@$(RUN)/python -m bench $(ONLY)

faults: setup ## break what can break, under load, and count the losses; ONLY=web|database|control|doubles|delivery
	@$(RUN)/python -m faults $(ONLY)

lock: ## write requirements.lock and package-lock.json anew
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 --extra dev -q pyproject.toml -o requirements.lock
