"""The settings of the public site: pelicanconf.py with its address."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

# The address readers use, without a slash at its end: write yours here, or set it in CI. Until then
# it is a name that nobody can own (RFC 2606).
SITEURL = os.environ.get("SITEURL", "https://caravan-notes.example")

# Copies of text files that hosts send as they are (docs/hosting.md).
COMPRESS = True
