"""The cores that this process may use."""

import os
from pathlib import Path


def cores() -> int:
    """Return how many cores this process may use: those it is bound to, within its control group.

    The Linux kernel's cgroup-v2.rst says what ``cpu.max`` has, its sched-bwc.rst the older pair.
    """
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(bound or 1, _quota(Path("/sys/fs/cgroup")) or bound or 1))


def _quota(groups: Path) -> int | None:
    """Return the cores that a control group's share of time comes to, rounded up."""
    try:
        quota, period = (groups / "cpu.max").read_text("ascii").split()
    except (OSError, ValueError):
        try:
            quota = (groups / "cpu" / "cpu.cfs_quota_us").read_text("ascii").strip()
            period = (groups / "cpu" / "cpu.cfs_period_us").read_text("ascii").strip()
        except (OSError, ValueError):
            return None
    if not quota.isdecimal() or not period.isdecimal() or int(period) == 0:
        return None
    return -(-int(quota) // int(period))
