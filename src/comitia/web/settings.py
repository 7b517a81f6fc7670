"""Django as the site needs it; set by code, for the one election that is served."""

from pathlib import Path
from typing import Any, Final

from django.conf import settings

from comitia.kernel.catalogue import Language
from comitia.store.settings import configure as configure_store
from comitia.web.served import Served, serve_election

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


def configure(served: Served, language: Language = Language.ENGLISH) -> None:
    """Make Django ready for the site of one election."""
    configure_store()
    for name, value in SITE.items():
        setattr(settings, name, value)
    serve_election(served, language)
