"""The addresses of the site, and what each leads to."""

from django.urls import URLPattern, URLResolver, path, re_path

from comitia.web import views
from comitia.web.api import door
from comitia.web.mending import bad_request, broken, forbidden, not_found

_LANG = "^(?P<lang>en|zh)"
_NARROW = "(?P<narrow>-narrow)?"
_UNIT = "(?P<unit>[a-z0-9-]{1,64})"
_PERSON = "(?P<person>[0-9a-f]{32})"

_PAGES = (
    ("/$", views.overview),
    (f"/units/{_UNIT}$", views.unit),
    (f"/units/{_UNIT}/result$", views.unit_result),
    (f"/units/{_UNIT}/returns$", views.unit_returns),
    (f"/units/{_UNIT}/vetting$", views.unit_vetting),
    (f"/units/{_UNIT}/composition$", views.unit_composition),
    (f"/units/{_UNIT}/conference$", views.unit_conference),
    (f"/units/{_UNIT}/papers$", views.unit_papers),
    ("/lists$", views.lists),
    ("/names$", views.names),
    (f"/names/{_UNIT}$", views.unit_names),
    (f"/ways/{_PERSON}$", views.way),
    ("/figures$", views.figures),
    ("/targets$", views.targets),
    ("/ledger$", views.ledger),
    (f"/ledger/{_UNIT}$", views.chain),
    (f"/ledger/{_UNIT}/(?P<height>[0-9]+)$", views.entry),
    ("/charter$", views.charter),
    ("/checkpoints$", views.checkpoints),
)

urlpatterns: list[URLPattern | URLResolver] = [
    *(re_path(f"{_LANG}{address}", view) for address, view in _PAGES),
    re_path(f"{_LANG}/communique$", views.communique),
    re_path(f"{_LANG}/units/{_UNIT}/chart\\.svg$", views.chart),
    re_path(f"{_LANG}/units/{_UNIT}/composition\\.svg$", views.composition_chart),
    re_path(f"{_LANG}/units/{_UNIT}/ballots{_NARROW}\\.svg$", views.ballots_chart),
    re_path(f"{_LANG}/seats{_NARROW}\\.svg$", views.seats_chart),
    re_path(f"{_LANG}/targets\\.svg$", views.targets_chart),
    re_path(f"^entries/{_UNIT}/(?P<height>[0-9]+)\\.json$", views.entry_bytes),
    re_path("^checkpoints/(?P<number>[0-9]+)$", views.checkpoint),
    path("static/<str:name>", views.static),
    path("api/v1/openapi.json", door.openapi),
    path("api/v1/acts/<str:name>", door.act),
    re_path(f"^api/v1/ways/{_PERSON}$", door.way),
    re_path(
        "^(?:units|names|ways|ledger)/[a-z0-9-]+(?:/(?:[0-9]+|result|returns|vetting|composition|conference|papers))?$",
        views.in_own_language,
    ),
    re_path(
        "^(?:lists|names|figures|communique|targets|ledger|charter|checkpoints)?$",
        views.in_own_language,
    ),
]

handler400, handler403, handler404, handler500 = (
    bad_request,
    forbidden,
    not_found,
    broken,
)
