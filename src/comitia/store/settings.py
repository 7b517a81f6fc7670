"""Django as far as an election's folder needs it; set by code, never by a file.

A web project has settings of its own, which name this app; they win.
"""

from typing import Any, Final

import django
from django.apps import apps
from django.conf import settings

INSTALLED_APPS: Final = ["comitia.store"]
# Each election's folder is a database of its own, connected when it is opened.
DATABASES: Final[dict[str, Any]] = {}
PASSWORD_HASHERS: Final = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
USE_TZ: Final = True
LOGGING_CONFIG: Final = None


def configure() -> None:
    """Make Django ready, unless a project has done so already."""
    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=INSTALLED_APPS,
            DATABASES=DATABASES,
            PASSWORD_HASHERS=PASSWORD_HASHERS,
            USE_TZ=USE_TZ,
            LOGGING_CONFIG=LOGGING_CONFIG,
        )
    if not apps.ready:
        django.setup()
