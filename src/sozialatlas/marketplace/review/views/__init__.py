"""What reviewers open: the desk, the queue, one proposal, and the public policy."""
