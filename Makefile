# newsbot. `make help` lists the targets; everything is installed into .venv on first use.
.DEFAULT_GOAL := help
.PHONY: help install demo crawl test lint format faults bench clean
PYTHON ?= python3
BIN := .venv/bin
SITE ?= elmaouid
ARGS ?=

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

install: .venv/installed  ## make .venv with the pinned requirements
demo: .venv/installed  ## crawl the bundled newspaper: the main job, offline
	@$(BIN)/scrapy demo $(ARGS)

crawl: .venv/installed  ## crawl a live site: make crawl SITE=elmaouid ARGS='-a limit=20'
	@$(BIN)/scrapy crawl $(SITE) $(ARGS)

test: lint  ## check style, types and import contracts, and run all tests
	$(BIN)/pytest -n 2

lint: .venv/installed-dev  ## check style, types and import contracts only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports

format: .venv/installed-dev  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/installed-dev  ## measure by hand, some thirty minutes: starts, pages, finding articles, crawls, the ledger as it grows, many files
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.startup
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.extraction
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.speed --pages 600 --peer-pages 100 --rounds 1
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.recrawls
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.discovery
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.growth
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.crawls --pages 1000,10000 --sites 20,100
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.bulk 10000 100000

faults: .venv/installed-dev  ## stop, starve and kill crawls, the last 150 times, some twenty minutes, and count what is lost
	$(BIN)/pytest -m long tests/faults tests/e2e
	PYTHONPATH=. $(BIN)/python -m tests.faults.kills --kills 150

clean:  ## remove .venv and caches; output/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "newsbot needs Python 3.11 or later; name one with: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
