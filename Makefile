# Everything a person does with this project, from a bare machine: Python 3.11 or newer, make and git are enough.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SILENT:
.DEFAULT_GOAL := help

UV_VERSION := 0.13.9
LOG ?=
PORT ?= 8000
SEEDS ?= 10
DEMO ?= 1
DATA ?= .data
SEED ?= 1
DAYS ?= 20
# So many processes share the tests; more than there are cores, since each waits for its store and its browser.
PROCESSES ?= 4

# Node comes from the environment too, so nothing of the machine's own is used.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Compiled modules are kept, whatever the machine says: the tests start Python some fifty times.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
ENVIRONMENT := .venv/.ready
MODULES := frontend/node_modules/.ready
SITE := frontend/dist/.ready
AUDIT := tests/integration/handlers/node_modules/.ready
SITE_SOURCES := $(shell find frontend \( -name node_modules -o -name dist -o -name __pycache__ \) -prune -o -type f -print) schema/persisted_documents.json
ARTEFACT_SOURCES := $(shell find api schema infra \( -name node_modules -o -name local -o -name __pycache__ \) -prune -o -type f -print) uv.lock

##@ Every day
.PHONY: help
help: ## Show this list
	awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile
	printf '\nVariables: PORT=%s DEMO=%s (0: real time, no visitors) DATA=%s\n' '$(PORT)' '$(DEMO)' '$(DATA)'

.PHONY: run
run: $(ENVIRONMENT) $(SITE) ## Start the demo ward on this machine and print the links to open
	exec $(PYTHON) -m api.local --port $(PORT) --data $(DATA) $(if $(filter 0,$(DEMO)),--real-time)

.PHONY: test
test: $(ENVIRONMENT) $(SITE) $(AUDIT) browser build/api.zip ## Run every test: rules, store, contracts, browser, packaged artefact
	npm --prefix frontend run --silent test
	$(PYTHON) -m pytest -n $(PROCESSES) --dist loadfile tests

.PHONY: lint
lint: $(ENVIRONMENT) $(MODULES) ## Check style, types and the directions of imports
	echo "ruff"; ruff check . && ruff format --check .
	echo "mypy"; mypy
	echo "import-linter"; lint-imports --no-cache
	echo "tsc"; cd frontend && npx --no-install tsc --noEmit

.PHONY: format
format: $(ENVIRONMENT) ## Put the Python code into the house's form
	ruff check --fix .
	ruff format .

##@ Contracts
.PHONY: schema
schema: $(ENVIRONMENT) ## Write schema/schema.graphql, the persisted documents and the declaration forms from their sources
	$(PYTHON) -m schema.export
	$(PYTHON) frontend/generate_operations.py
	$(PYTHON) -m frontend.declarations.generate

.PHONY: contract
contract: $(ENVIRONMENT) ## Run the storage tests on ministack too (tokens, streams, pages)
	$(PYTHON) -m tests.engines ministack

.PHONY: fidelity
fidelity: $(ENVIRONMENT) ## Run the storage tests on Amazon DynamoDB Local (opt-in: its licence asks for an AWS account)
	$(PYTHON) -m tests.engines amazon

##@ Delivery
.PHONY: package
package: $(ENVIRONMENT) build/api.zip ## Build the reproducible Lambda artefact, build/api.zip, and print its size

build/api.zip: $(ENVIRONMENT) infra/node_modules/.ready $(ARTEFACT_SOURCES)
	$(PYTHON) -m infra.package

.PHONY: bench
bench: $(ENVIRONMENT) build/api.zip $(SITE) ## Measure cold start, warm cost, request units and bytes
	$(PYTHON) -m tests.load.bench

.PHONY: backtest
backtest: $(ENVIRONMENT) ## Measure the forecast on a log of real calls: make backtest LOG=path
	[ -n "$(LOG)" ] || { echo "Say which log of calls: make backtest LOG=path" >&2; exit 2; }
	$(PYTHON) -m api.local.backtest "$(LOG)"

.PHONY: torture
torture: $(ENVIRONMENT) ## Let citizens and clerks act at random on a faulty store: make torture SEEDS=10
	$(PYTHON) -m tests.load.torture --seeds $(SEEDS)

.PHONY: simulate
simulate: $(ENVIRONMENT) ## Play simulated ward days and compare the forecast with an oracle: make simulate SEED=1 DAYS=20
	$(PYTHON) -m api.local.simulate --seed $(SEED) --days $(DAYS) --report build/simulation

.PHONY: clean
clean: ## Remove what was built (keeps the demo's data in DATA)
	rm -rf .venv build frontend/dist frontend/node_modules infra/node_modules tests/integration/handlers/node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .serverless
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the targets above stand on: each is made again only when its sources changed.
$(ENVIRONMENT): pyproject.toml uv.lock
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: python3 here is $$(python3 --version)." >&2; exit 1; }
	[ -x .venv/bin/python ] || { echo "Making the Python environment .venv …"; python3 -m venv .venv || { echo "python3-venv is needed: apt-get install python3-venv" >&2; exit 1; }; }
	[ -x .venv/bin/uv ] || .venv/bin/python -m pip install -q "uv==$(UV_VERSION)"
	echo "Installing the locked Python packages …"
	.venv/bin/uv sync -q --frozen
	touch $@

$(MODULES): $(ENVIRONMENT) frontend/package-lock.json
	echo "Installing the locked packages of the site …"
	npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	touch $@

infra/node_modules/.ready: $(ENVIRONMENT) infra/package-lock.json
	echo "Installing the locked packages of the deployment …"
	npm --prefix infra ci --no-audit --no-fund --loglevel=error
	touch $@

$(AUDIT): $(ENVIRONMENT) tests/integration/handlers/package-lock.json
	echo "Installing the locked packages of the GraphQL-over-HTTP audit …"
	npm --prefix tests/integration/handlers ci --no-audit --no-fund --loglevel=error
	touch $@

$(SITE): $(MODULES) $(SITE_SOURCES)
	echo "Building the site …"
	npm --prefix frontend run --silent build
	touch $@

.PHONY: browser
browser: $(ENVIRONMENT)
	$(PYTHON) -m tests.browser.chromium
