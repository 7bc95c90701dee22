"""Plans joined into one: superiors, links, obligations."""

from compliance.linking.joining import link_plans

__all__ = ["link_plans"]
