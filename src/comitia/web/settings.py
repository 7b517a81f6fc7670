"""Django as the site needs it; set by code, for the one election that is served."""

from pathlib import Path
from typing import Any, Final

from django.conf import settings

from comitia.store.settings import configure as configure_store
from comitia.web.served import Served

TEMPLATES: Final = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(Path(__file__).parent / "templates")],
        "OPTIONS": {"string_if_invalid": ""},
    }
]
SITE: Final[dict[str, Any]] = {
    "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
    "APPEND_SLASH": False,
    "DEBUG": False,
    "MIDDLEWARE": ["comitia.web.guard.Guard"],
    "ROOT_URLCONF": "comitia.web.urls",
    "TEMPLATES": TEMPLATES,
    "USE_I18N": False,
}


def configure(served: Served | None = None) -> None:
    """Make Django ready for the site: what the store needs, and what pages need."""
    configure_store()
    for name, value in {**SITE, "COMITIA_ELECTION": served}.items():
        setattr(settings, name, value)
