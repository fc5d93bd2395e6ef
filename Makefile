# 两条命令：make demo（跑一遍示范乡镇），make test（跑全部测试）。都会自己建虚拟环境。
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench fuzz docs bundle clean

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pytest>=8" pytest-xdist hypothesis "mypy>=1.11" ruff hatchling build editables types-PyYAML pillow
	touch $(STAMP)

demo: $(STAMP)
	sh tools/demo.sh $(abspath $(BIN))

test: $(STAMP)
	$(BIN)/python -m pytest -q -n auto

check: $(STAMP)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check xzhj tests tools benchmarks fuzz
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -q tests/test_contract.py

docs: $(STAMP)
	$(BIN)/python tools/make_docs.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks

fuzz: $(STAMP)
	$(BIN)/python -m fuzz
	$(BIN)/python -m fuzz.ballots
	$(BIN)/python -m fuzz.papers

bundle: $(STAMP)
	$(BIN)/python tools/bundle.py

clean:
	rm -rf $(VENV) dist build out .pytest_cache .mypy_cache .ruff_cache
