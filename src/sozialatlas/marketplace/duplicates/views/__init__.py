"""The pages on which people say which entries are one."""
