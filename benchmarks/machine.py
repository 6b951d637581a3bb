"""The machine that a benchmark ran on; never the name of the host."""

import os
import platform
import re
from pathlib import Path


def machine() -> str:
    """Say how many cores of which processor, which system, which Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {_processor()}, {platform.system()}; Python {platform.python_version()}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists() and (found := re.search(r"model name\s*: (.+)", info.read_text("utf-8"))):
        return found[1]
    return platform.processor() or platform.machine()
