"""The pages about who speaks for which organization."""
