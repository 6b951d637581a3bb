"""Benchmarks: what Hexapla's work costs, beside others that do the same. See README.md."""
