"""The settings: Pelican's as a site's file has them, what they come to, and those of each run."""
