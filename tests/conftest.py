"""What every test may use."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "default",
    deadline=None,  # the machines are noisy; speed is shown by benchmarks
    max_examples=60,
    derandomize=True,  # the same examples everywhere, so that a red run can be repeated
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden sites anew")
