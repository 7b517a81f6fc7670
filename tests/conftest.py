"""How hard the laws are tried: a few examples each, or many on demand."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", parent=settings.get_profile("quick"), max_examples=3000
)
settings.load_profile(os.environ.get("COMITIA_LAWS", "quick"))
