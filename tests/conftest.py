"""Settings of all tests: a slow machine is no failing property."""

from hypothesis import settings

settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")
