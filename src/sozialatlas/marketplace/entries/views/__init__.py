"""The pages: they check who asks, make one call, and show the answer."""
