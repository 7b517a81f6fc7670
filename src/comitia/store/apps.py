"""The Django app that holds an election's tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The app, under the label by which migrations know it."""

    name = "comitia.store"
    label = "store"
