# The verbs of this project; `make` alone lists them. STUDY= chooses the study: make report STUDY=data/my-study
STUDY ?= data/taliban-isk
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help report test lab bench lint clean

help:
	@printf '%s\n' \
	  'make report   run the notebooks and write the pages of STUDY ($(STUDY))' \
	  'make test     run all tests, with branch coverage' \
	  'make lab      open the notebooks in JupyterLab' \
	  'make bench    measure the speed of cleaning and coding' \
	  'make lint     check style and the codebook of STUDY' \
	  'make clean    remove what can be made again (never raw texts, codings or reports)'

$(READY): pyproject.toml uv.lock
	test -x $(BIN)/python || python3 -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV="$(CURDIR)/.venv" $(BIN)/uv sync --quiet --frozen --inexact --compile-bytecode --active
	@touch $@

report: $(READY)
	$(BIN)/stancebook report "$(STUDY)"

test: $(READY)
	$(BIN)/python -m pytest --cov --cov-branch --cov-report=term:skip-covered

lab: $(READY)
	$(BIN)/jupyter lab notebooks

bench: $(READY)
	VIRTUAL_ENV="$(CURDIR)/.venv" $(BIN)/uv sync --quiet --frozen --inexact --group bench --active
	$(BIN)/python benchmarks/speed.py "$(STUDY)"

lint: $(READY)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/stancebook check "$(STUDY)"

clean:
	rm -rf data/*/tables data/*/.stancebook-* .pytest_cache .ruff_cache .hypothesis .coverage
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
