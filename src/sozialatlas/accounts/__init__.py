"""Users, sign-in and roles by scope."""
