"""The rules of the house that no tool checks: sizes, docstrings, texts in every language, documents that do not lie."""

import ast
import re
from pathlib import Path

import pytest

from bot.cli import arguments
from bot.config import Settings
from bot.locales.texts import LANGUAGES

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "feeds", "storage")
MAX_LINES = 400
MAX_FUNCTION = 50


def _sources(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def _functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("file", _sources(*PACKAGES, "benchmarks"), ids=str)
def test_files_and_functions_stay_small(file: Path) -> None:
    """No file is longer than 400 lines, no function than 50."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    long = [f.name for f in _functions(file) if (f.end_lineno or 0) - f.lineno >= MAX_FUNCTION + _docstring_lines(f)]
    assert long == []


def _docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return (first.end_lineno or first.lineno) - first.lineno + 1
    return 0


def test_package_files_hold_a_docstring_only() -> None:
    """An __init__.py says what its folder is for, and nothing else."""
    for file in (file for file in _sources(*PACKAGES) if file.name == "__init__.py"):
        body = ast.parse(file.read_text(encoding="utf-8")).body
        assert len(body) == 1, file
        assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), file


def test_every_test_says_what_it_proves() -> None:
    """Each test function has a docstring of one line or more that names the behaviour."""
    silent = [
        f"{file.relative_to(ROOT)}::{function.name}"
        for file in _sources("tests")
        for function in _functions(file)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert silent == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """There is no skip, no xfail and no deselection in the tests."""
    marks = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b")
    assert [file for file in _sources("tests") if file != Path(__file__) and marks.search(file.read_text(encoding="utf-8"))] == []


GRAMMAR = {
    "n",
    "number",
    "unit",
    "side",
    "adjective",
    "feminine",
    "gender",
    "named",
}  # given to every text of their kind, which may use them or not


def test_every_language_has_every_text() -> None:
    """The Fluent files of all languages hold the same keys, with the same values in them."""
    texts = {language: _messages(language) for language in LANGUAGES}
    first = texts[LANGUAGES[0]]
    for language, messages in texts.items():
        assert messages.keys() == first.keys(), language
        for key, variables in messages.items():
            assert variables <= first[key] | GRAMMAR, (language, key)


def _messages(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    key = ""
    folder = ROOT / "bot" / "locales"
    for line in "\n".join((folder / f"{language}{part}.ftl").read_text(encoding="utf-8") for part in ("", ".speakers")).splitlines():
        if match := re.match(r"([a-z][\w-]*) =", line):
            key = match[1]
            found[key] = set()
        if key and not line.startswith("#"):
            found[key] |= set(re.findall(r"\$([a-z]\w*)", line))
    return found


TABLES = ("unit-", "side-", "office-", "goods-", "query-", "term-", "forms-")  # said by their keys, which data and errors of feeds/ give
FAMILIES = (
    "help-",
    "usage-",
    "example-",
    "more-",
    "family-",
    "setting-",
    "severity-",
    "words-severity-",
    "topic-",
)  # likewise: tests/bot/commands


def test_every_text_is_used() -> None:
    """No text stands in the files that the program never says."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in _sources("bot"))
    unused = [key for key in _messages("en") if f'"{key}"' not in code and not key.startswith((*TABLES, *FAMILIES))]
    assert unused == []


def test_every_setting_is_documented() -> None:
    """Each key of the settings stands in docs/configuration.md."""
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    keys = ["database"]
    for section, field in Settings.model_fields.items():
        inner = getattr(field.annotation, "model_fields", {})
        keys += [f"{section}.{name}" for name in inner]
    assert [key for key in keys if f"`{key}`" not in text] == []


def test_every_command_of_the_documents_exists() -> None:
    """Each `rajin …` command that README or docs name can be parsed, and each command is named in --help."""
    known = {f"{family} {name}".strip() for family, name in _commands()}
    named: set[str] = set()
    for file in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for words in re.findall(r"\brajin ([a-z]+)(?: ([a-z]+))?", file.read_text(encoding="utf-8")):
            named.add(" ".join(words).strip())
    families = {command.split()[0] for command in known}
    unknown = [command for command in named if command.split()[0] in families and command not in known and command.split()[0] not in known]
    assert unknown == []


def test_commands_to_paste_work_as_they_stand() -> None:
    """In the folder, after `make run`, nothing has put the program on the path: in blocks and in steps it is named by its place."""
    bare = re.compile(r"(?m)^(?:\$ |\d+\. \W*)?rajin [a-z]")
    for file in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        assert bare.findall(file.read_text(encoding="utf-8")) == [], file


def _commands() -> list[tuple[str, str]]:
    found = []
    for family, parser in _choices(arguments.parser()).items():
        inner = _choices(parser)
        found += [(family, name) for name in inner] or [(family, "")]
    return found


def _choices(parser: object) -> dict[str, object]:
    for action in getattr(parser, "_actions", []):
        if getattr(action, "choices", None) and isinstance(action.choices, dict):
            return dict(action.choices)
    return {}


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    """Lock files and documents hold no host of a package registry and no folder of somebody's machine."""
    for file in [*(ROOT / "requirements").glob("*.txt"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "pyproject.toml"]:
        text = file.read_text(encoding="utf-8")
        assert "pypi.org" not in text, file
        assert "/work/" not in text, file
        assert "--index-url" not in text, file
