"""Properties run without a clock: a slow machine is no failure."""

from hypothesis import settings

settings.register_profile("compliance", deadline=None)
settings.load_profile("compliance")
