"""The settings of the public site: pelicanconf.py with its address."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

# The address readers use, without a slash at its end. CI may set it for a preview.
SITEURL = os.environ.get("SITEURL", "https://example.org")
