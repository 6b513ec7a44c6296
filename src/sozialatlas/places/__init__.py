"""Places: areas with validity, boundaries, postal codes and the offline place finder."""
