"""What machines ask over HTTP."""
