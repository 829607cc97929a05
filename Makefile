# 第一次运行会自建 .venv；之后都用它。 / The first run makes its own .venv.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
STAMP := .venv/.installed
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Three on two cores: those at a real terminal mostly wait for it.
PYTEST := $(BIN)/python -m pytest -q -n 3

.PHONY: demo test test-all test-slow test-again soak lint constraints bench pictures wheel clean

demo: $(STAMP)
	$(BIN)/yishi demo

test: $(STAMP) lint
	$(PYTEST) -m "not slow"

test-all: test test-slow

test-slow: $(STAMP)
	$(PYTEST) -m slow

# 刚才没有通过的再来一遍，一个一个来 / what has just failed, once more and one by one
test-again: $(STAMP)
	$(PYTEST) -n 0 -m slow --last-failed --last-failed-no-failures none

# 每个席位随手按一万下键 / ten thousand keys at every seat
soak: $(STAMP)
	YISHI_MONKEY_KEYS=10000 $(PYTEST) tests/faults/test_monkey.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pip check

# 今天最新的各个依赖，一个不漏地记进 constraints.txt：用最老的 Python 做，跑过测试再提交
# today's newest release of every dependency, with the oldest Python: run the tests, then commit
constraints:
	$(PYTHON) -m venv --clear .venv
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --editable . --group dev
	$(PIP) freeze --exclude-editable > constraints.txt
	$(BIN)/python -c "open('$(STAMP)', 'w').close()"

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# 四个席位的图、打印用的主持人一页纸、依赖的许可 / pictures of the four seats, the host's card to print, licences
pictures: $(STAMP)
	$(BIN)/python -m docs.pictures
	$(BIN)/python -m docs.card
	$(BIN)/python -m docs.licences

wheel: $(STAMP)
	$(BIN)/python -m pip wheel --no-deps --wheel-dir dist .

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(STAMP): pyproject.toml hatch_build.py constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --constraint constraints.txt --editable . --group dev
	$(BIN)/python -c "open('$(STAMP)', 'w').close()"
