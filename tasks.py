"""The project's tasks.

From nothing, with Python 3.11+ and git alone: ``python3 tasks.py build`` makes ``.venv``, installs
the locked dependencies into it and runs the task there. Inside the environment these are ordinary
Invoke tasks: ``invoke --list``.
"""

import hashlib
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
SITE_LOCK, DEVELOPMENT_LOCK = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
SITE_TASKS = {
    "accept",
    "align",
    "build",
    "check",
    "export",
    "import",
    "names",
    "pseudo",
    "publish",
    "serve",
    "status",
    "update",
}
LOCK_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
    "--upgrade",
)


def bootstrap(lock: Path) -> None:
    """Make the environment that a lock describes, unless it is there and finished.

    The development lock has all that the site's has, so an environment of it serves for both.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version}")
    if any(_stamp(done).is_file() for done in {lock, DEVELOPMENT_LOCK}):
        return
    print("Making the environment in .venv (once; a minute or two) …", flush=True)
    if not any(_stamp(done).is_file() for done in {SITE_LOCK, DEVELOPMENT_LOCK}):
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    for arguments in (
        ["--require-hashes", "--no-deps", "-r", str(lock)],
        ["--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    ):
        done = subprocess.run([*pip, *arguments], check=False)
        if done.returncode:
            sys.exit("The environment could not be made; what pip printed above says why.")
    _stamp(lock).touch()


def _stamp(lock: Path) -> Path:
    """Return the file that says the environment was finished with this very lock."""
    digest = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return ENVIRONMENT / f"hexapla-{digest.hexdigest()[:16]}"


def run_in_environment() -> None:
    """Run the tasks named on the command line inside the environment."""
    tasks = {word for word in sys.argv[1:2] if not word.startswith("-")}
    source = Path(__file__).read_text("utf-8")
    known = {
        name.rstrip("_") for name in re.findall(r"^def (\w+)\(_: Context", source, re.MULTILINE)
    }
    if unknown := tasks - known:
        print(f"There is no task {min(unknown)}. They are: {', '.join(sorted(known))}")
        sys.exit(2)
    bootstrap(SITE_LOCK if tasks and tasks <= SITE_TASKS else DEVELOPMENT_LOCK)
    command = [str(PYTHON), "-m", "invoke", *(sys.argv[1:] or ["--list"])]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    run_in_environment()

from invoke import Context, Exit, task  # noqa: E402 - there is no Invoke before the bootstrap


def _run(*arguments: str) -> None:
    """Run a program of this environment; its failure is the task's."""
    program, *rest = arguments
    done = subprocess.run(
        [str(Path(sys.executable).parent / program), *rest], cwd=ROOT, check=False
    )
    if done.returncode:
        raise Exit(code=done.returncode)


@task(help={"production": "build with publishconf.py, for the public address"})
def build(_: Context, production: bool = False) -> None:
    """Build the site into output/."""
    _run("hexapla", "build", "--settings", "publishconf.py" if production else "pelicanconf.py")


@task
def publish(_: Context) -> None:
    """Build the public site and note its addresses."""
    _run("hexapla", "publish")


@task
def check(_: Context) -> None:
    """Say what is wrong with articles, catalogs and the registry."""
    _run("hexapla", "check")


@task(help={"lang": "only this language", "pivot": "let new catalogs translate from it"})
def update(_: Context, lang: str = "", pivot: str = "") -> None:
    """Bring the catalogs in step with their articles."""
    options = [*(["--lang", lang] if lang else []), *(["--pivot", pivot] if pivot else [])]
    _run("hexapla", "update", *options)


@task(help={"source": "the document", "translation": "a text file", "lang": "its language"})
def align(_: Context, source: str, translation: str, lang: str) -> None:
    """Fill a catalog from a translation that exists already."""
    _run("hexapla", "align", source, translation, "--lang", lang)


@task
def pseudo(_: Context) -> None:
    """Build a pseudo-language that shows what cannot be translated."""
    _run("hexapla", "pseudo")


@task(name="export", help={"form": "tmx or xliff", "path": "the document", "lang": "its language"})
def export_(_: Context, form: str = "tmx", path: str = "", lang: str = "") -> None:
    """Give out a translation memory (TMX), or one document as XLIFF."""
    options = [*([path] if path else []), *(["--lang", lang] if lang else [])]
    _run("hexapla", "export", "--format", form, *options)


@task(name="import", help={"path": "the XLIFF file"})
def import_(_: Context, path: str) -> None:
    """Take an edited XLIFF file into its catalog."""
    _run("hexapla", "import", path)


@task
def status(_: Context) -> None:
    """Show what is translated, stale and untranslated."""
    _run("hexapla", "status")


@task(help={"lang": "only this language"})
def names(_: Context, lang: str = "") -> None:
    """Show forbidden, missing, unregistered and unused names."""
    _run("hexapla", "names", *(["--lang", lang] if lang else []))


@task(help={"path": "the document", "blocks": "ids of its blocks; without any, typos alone"})
def accept(_: Context, path: str, blocks: str = "") -> None:
    """Keep translations valid after a harmless change."""
    _run("hexapla", "accept", path, *(blocks.split() or ["--typo"]))


@task(help={"port": "the port on this machine"})
def serve(_: Context, port: int = 8000) -> None:
    """Show the site at http://localhost:8000, built again whenever a file is saved."""
    _run("hexapla", "serve", "--port", str(port))


@task
def lint(_: Context) -> None:
    """Check style and types: ruff and mypy."""
    _run("ruff", "check")
    _run("ruff", "format", "--check")
    _run("mypy")


@task(help={"nothing_left_out": "fail where the machine lacks something that a test needs"})
def test(_: Context, nothing_left_out: bool = False) -> None:  # noqa: PT028 - a task
    """Run every check: style, types and pytest."""
    lint(_)
    options = ["--nothing-left-out"] if nothing_left_out else []
    _run("pytest", "--numprocesses=auto", *options)


@task
def golden(_: Context) -> None:
    """Write the golden sites anew."""
    _run("pytest", "tests/golden", "--refresh-golden")


@task
def words(_: Context) -> None:
    """Extract the theme's words into its catalogs."""
    _run("python", "-m", "hexapla.site.words")


@task
def docs(_: Context) -> None:
    """Write the pages of docs/ that are made from the code."""
    _run("python", "docs/generate.py")


@task
def screenshots(_: Context) -> None:
    """Make the pictures of the example site in docs/images/ (needs Chromium)."""
    _run("python", "docs/pictures.py")


@task
def lock(_: Context) -> None:
    """Write both lock files anew from pyproject.toml (needs uv)."""
    compile_lock = (
        "uv",
        "pip",
        "compile",
        *LOCK_OPTIONS,
        "pyproject.toml",
        "--extra=build",
        "--extra=search",
    )
    _run(*compile_lock, "-o", SITE_LOCK.name)
    _run(*compile_lock, "--extra=dev", "-o", DEVELOPMENT_LOCK.name)
