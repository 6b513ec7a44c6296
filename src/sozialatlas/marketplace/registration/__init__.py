"""How somebody new comes to keep entries: finds their organization, claims it or adds it."""
