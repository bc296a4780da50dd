"""The command line itself: parsing, errors, and what it costs to start."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicecheck import __version__, types
from voicecheck.cli import SEVERITIES, main, parser

ROOT = Path(__file__).parent.parent


def verb(monkeypatch, run) -> None:
    """Make ``explain`` do something else."""
    monkeypatch.setitem(sys.modules, "voicecheck.verbs.explain", SimpleNamespace(run=run))


def process(*argv: str, **options) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, *argv], env=environment, stderr=subprocess.PIPE, **options)


def test_help_and_version(capsys):
    for arguments, expected in (
        (["--help"], "exit status: 0"),
        (["--version"], f"voicecheck {__version__}\n"),
    ):
        with pytest.raises(SystemExit) as raised:
            main(arguments)
        assert raised.value.code == 0
        assert expected in capsys.readouterr().out


@pytest.mark.parametrize("name", ["learn", "check", "score", "rewrite", "explain", "show", "eval"])
def test_every_verb_has_help_and_a_module(name, capsys):
    with pytest.raises(SystemExit) as raised:
        main([name, "--help"])
    assert raised.value.code == 0
    assert f"usage: voicecheck {name}" in capsys.readouterr().out
    assert (ROOT / "voicecheck" / "verbs" / f"{name}.py").is_file()


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["learn", "posts.csv"], ["check", "--format", "xml"]],
)
def test_a_wrong_command_line_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert capsys.readouterr().err.startswith("usage: voicecheck")


def test_choices_are_those_of_the_types():
    assert SEVERITIES == types.SEVERITIES
    assert parser().parse_args(["check", "--select", "a,b", "--select", "c"]).select == ["a,b", "c"]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (types.SourceError("a.csv, row 7: broken: mend it"), "a.csv, row 7: broken: mend it"),
        (FileNotFoundError(2, "No such file", "a.md"), "a.md: No such file"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (
            KeyError("two\nlines"),
            "crashed: KeyError: 'two\\nlines' (set VOICECHECK_TRACEBACK=1 to see where)",
        ),
        (
            ValueError("two\nlines"),
            "crashed: ValueError: two lines (set VOICECHECK_TRACEBACK=1 to see where)",
        ),
    ],
)
def test_errors_take_one_line(monkeypatch, capsys, error, expected):
    def run(args):
        raise error

    monkeypatch.delenv("VOICECHECK_TRACEBACK", raising=False)
    verb(monkeypatch, run)
    assert main(["explain", "x"]) == 2
    assert capsys.readouterr() == ("", f"voicecheck: {expected}\n")
    monkeypatch.setenv("VOICECHECK_TRACEBACK", "1")
    with pytest.raises(type(error)):
        main(["explain", "x"])


def test_an_interrupt_is_status_130(monkeypatch, capsys):
    def run(args):
        raise KeyboardInterrupt

    verb(monkeypatch, run)
    assert main(["explain", "x"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_stops_reading_is_no_error():
    code = (
        "import sys, types\n"
        "from voicecheck.cli import main\n"
        "run = lambda args: sys.stdout.writelines('line\\n' for _ in range(100_000)) or 0\n"
        "sys.modules['voicecheck.verbs.explain'] = types.SimpleNamespace(run=run)\n"
        "sys.exit(main(['explain', 'x']))"
    )
    with process("-c", code, stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"line\n"
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 128 + signal.SIGPIPE


def test_output_that_the_terminal_cannot_show_is_escaped():
    code = (
        "import sys, types\n"
        "from voicecheck.cli import main\n"
        "run = lambda args: print('\\u65e5') or 0\n"
        "sys.modules['voicecheck.verbs.explain'] = types.SimpleNamespace(run=run)\n"
        "sys.exit(main(['explain', 'x']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.split() == [b"\\u65e5"]


def test_as_a_module():
    with process("-m", "voicecheck", "--version", stdout=subprocess.PIPE) as child:
        assert child.stdout.read().decode().strip() == f"voicecheck {__version__}"


def test_help_imports_next_to_nothing():
    code = (
        "import sys\n"
        "from voicecheck.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print('LOADED', *sorted({name.split('.')[0] for name in sys.modules}))\n"
        "print('OURS', *sorted(name for name in sys.modules if name.startswith('voicecheck')))"
    )
    with process("-c", code, stdout=subprocess.PIPE, text=True) as child:
        lines = child.stdout.read().splitlines()
    loaded = set(next(line for line in lines if line.startswith("LOADED")).split()[1:])
    ours = next(line for line in lines if line.startswith("OURS")).split()[1:]
    assert ours == ["voicecheck", "voicecheck.cli", "voicecheck.render"]
    assert not loaded & {"dataclasses", "inspect", "json", "numpy", "sklearn", "spacy", "torch", "tomllib"}
