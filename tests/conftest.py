"""How hard the laws are tried; and Django made ready, for who collects its models."""

import os

from hypothesis import HealthCheck, settings

from comitia.store.settings import configure

# Before any module with models is collected for its examples.
configure()

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
