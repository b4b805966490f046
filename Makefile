# Everything is installed into .venv, from lock files with hashes; nobody needs to activate it.
# ARGS reaches the command: make build ARGS="--drafts"
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DIST ?= dist
ARGS ?=

PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest --quiet

# The Nu HTML checker, a Java program that npm carries; its version and hash are in tests/nu.
NU := tests/nu/node_modules/vnu-jar/build/dist/vnu.jar
PAGES := $(VENV)/pages

# Lighthouse, of npm too: its version and those of all it needs, with hashes, are in tests/lighthouse.
LIGHTHOUSE := tests/lighthouse/node_modules/lighthouse/package.json

# Stamps: what is set up is set up again only when a lock or pyproject.toml has changed.
MADE := $(VENV)/.made
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
SECURITY := $(VENV)/.installed-security

# $(call debian,packages,sentence): installs Debian packages, or says in one sentence what is missing.
define debian
{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
  && echo "Installing $(1) …" && export DEBIAN_FRONTEND=noninteractive \
  && apt-get update -qq && apt-get install -qq -y --no-install-recommends $(1) >/dev/null; } \
|| { echo "$(2)" >&2; exit 1; }
endef

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: build
build: $(RUN) ## build the demonstration site into output/
	$(BIN)/nutgraf build $(ARGS)

.PHONY: serve
serve: $(RUN) ## show the site in the browser and follow every change
	$(BIN)/nutgraf serve $(ARGS)

.PHONY: test
test: $(DEV) chromium ## run all tests
	$(PYTEST) $(ARGS)

.PHONY: check
check: lint ## the fast loop: lint, then the tests that need no browser
	$(PYTEST) -m "not browser" $(ARGS)

.PHONY: lint
lint: $(DEV) ## format, lint, types and import rules, without the tests
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

.PHONY: html
html: $(RUN) $(NU) ## check the HTML of every page of the demonstration with the Nu checker
	rm -rf $(PAGES) && $(BIN)/nutgraf build --output $(PAGES)
	java -jar $(NU) --errors-only --skip-non-html $(PAGES)

.PHONY: lighthouse
lighthouse: $(RUN) $(LIGHTHOUSE) chromium ## ask Lighthouse, as on a phone, for its four figures of the demonstration
	rm -rf $(PAGES) && $(BIN)/nutgraf build --output $(PAGES)
	node tests/lighthouse/look.mjs $(PAGES)

.PHONY: golden
golden: $(DEV) ## rewrite the expected pages and messages; review the difference
	NUTGRAF_GOLDEN=rewrite $(PYTEST) tests/sites tests/diagnostics tests/hostile $(ARGS)

.PHONY: messages
messages: $(DEV) ## bring the translations of readers' words up to templates and code
	$(BIN)/python -m tests.translating

.PHONY: screenshots
screenshots: $(DEV) chromium ## take the README's pictures of the demonstration site
	$(BIN)/python -m tests.browser.screenshots

.PHONY: bench
bench: $(DEV) ## measure: print the figures of tests/benchmarks
	$(BIN)/python -m tests.benchmarks $(ARGS)

.PHONY: fuzz
fuzz: $(SECURITY) ## look for inputs that break a promise (ARGS="dates --runs 1000000")
	$(BIN)/python -m tests.hostile.fuzz $(ARGS)

.PHONY: mutants
mutants: $(SECURITY) ## change the program in small ways: does a test notice? (ARGS=writing)
	$(BIN)/python -m tests.mutants $(ARGS)

.PHONY: audit
audit: $(SECURITY) ## ask whether a weakness is known in anything that is installed
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock \
	|| { echo "Either a weakness is named above, or the service that knows of them couldn't be asked about" \
	"a package: try again where it can be reached." >&2; exit 1; }

.PHONY: wheel
wheel: $(RUN) ## build the package into dist/
	$(BIN)/hatchling build --target wheel --directory "$(DIST)"

# For every platform and with the hashes of every file of a release; without a registry's address.
COMPILE = $(BIN)/uv pip compile --no-config --quiet --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(ARGS)

.PHONY: lock
lock: $(DEV) ## re-make the lock files (ARGS=--upgrade raises every version)
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) --group build --constraint requirements.lock --output-file requirements-build.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements.lock \
	  --constraint requirements-build.lock --output-file requirements-dev.lock
	$(COMPILE) --group security --constraint requirements-dev.lock \
	  --output-file requirements-security.lock

.PHONY: clean
clean: ## remove what make installed and cached; the built site stays
	rm -rf $(VENV) dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || $(call debian,chromium,The browser tests need Chromium: \
	install the program chromium and run make test again.)

$(NU): tests/nu/package-lock.json
	@{ command -v npm && command -v java; } >/dev/null || $(call debian,npm default-jre-headless,The \
	HTML checker needs the programs npm and java: install them and run make html again.)
	@npm ci --prefix tests/nu --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(LIGHTHOUSE): tests/lighthouse/package-lock.json
	@command -v npm >/dev/null || $(call debian,npm,Lighthouse needs the programs node and npm: \
	install them and run make lighthouse again.)
	@npm ci --prefix tests/lighthouse --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Nutgraf needs Python 3.11 or newer: install it (on Debian the package python3), or name" \
	"another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	|| $(call debian,python3-venv,Python lacks its module venv: install it (on Debian the package \
	python3-venv) and run make again.)
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUN): $(MADE) requirements.lock requirements-build.lock pyproject.toml
	@echo "Installing Nutgraf and what it needs …"
	@$(PIP) install --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) install --no-deps --no-build-isolation --check-build-dependencies --editable .
	@touch $@

$(DEV): $(RUN) requirements-dev.lock
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(SECURITY): $(DEV) requirements-security.lock
	@echo "Installing what looks for weaknesses …"
	@$(PIP) install --require-hashes -r requirements-security.lock
	@touch $@
