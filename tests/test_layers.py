"""Imports point downward only, and modules of one layer do not import each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "voicecheck"

LAYERS = (
    {"types", "resources", "wordlists"},
    {"text", "linear", "lexicon", "edits"},
    {"features", "counterfactual", "language", "ngrams", "names", "encoder", "heads", "voice"},
    {"evidence", "profile", "tone"},
    {"drivers"},
    {"checks", "learn"},
    {"engine", "settings", "portrait"},
    {"rewriting", "evals"},
    {"rewrite"},
    {"sources", "render", "config", "batch", "audit"},
    {"verbs"},
    {"cli"},
    {"__main__"},
)
"""The modules and packages of voicecheck, the lowest layer first."""

PLUGINS = ("checks", "sources", "render")
"""Packages that look their modules up by name: checks, and formats in and out."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = {
    ".".join(("voicecheck", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "_models" not in path.parts
}


def imports(path: Path) -> Iterator[str]:
    """Our modules that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by the full name"
            if node.module in MODULES:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                yield from inner & MODULES.keys()
                if not inner <= MODULES.keys():
                    yield node.module


def part(module: str) -> str:
    """The module or package just below ``voicecheck``; empty for ``voicecheck`` itself."""
    return module.removeprefix("voicecheck").removeprefix(".").partition(".")[0]


EDGES = sorted(
    {(module, imported) for module, path in MODULES.items() for imported in imports(path) if part(imported)}
)


def test_every_module_has_a_layer():
    assert {part(module) for module in MODULES} - LEVEL.keys() == {""}


def test_imports_point_downward():
    upward = [
        f"{module} imports {imported}"
        for module, imported in EDGES
        if part(module) != part(imported) and LEVEL[part(imported)] >= LEVEL[part(module)]
    ]
    assert upward == []


def test_checking_needs_no_learning():
    users = {part(module) for module, imported in EDGES if part(imported) in ("learn", "evals")}
    assert users <= {"learn", "evals", "verbs"}


def test_private_modules_stay_in_their_package():
    strangers = [
        f"{module} imports {imported}"
        for module, imported in EDGES
        if imported.rpartition(".")[2].startswith("_") and not module.startswith(imported.rpartition(".")[0])
    ]
    assert strangers == []


@pytest.mark.parametrize("package", PLUGINS)
def test_modules_found_by_name_do_not_know_each_other(package):
    """Deleting a check or a format breaks no other: what they share is private or a helper."""
    plugins = set(found_by_name(package))
    pairs = [f"{module} imports {imported}" for module, imported in EDGES if {module, imported} <= plugins]
    assert pairs == []


def found_by_name(package: str) -> Iterator[str]:
    from voicecheck.render import FORMATS

    for module in MODULES:
        parent, _, name = module.rpartition(".")
        helper = name.startswith("_") or (package == "render" and name not in FORMATS)
        if parent == f"voicecheck.{package}" and not helper:
            yield module


def test_the_walk_sees_imports_inside_functions():
    assert ("voicecheck.settings", "voicecheck.checks") in EDGES
