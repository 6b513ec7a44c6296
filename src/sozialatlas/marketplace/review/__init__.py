"""The pages on which the county's people check what others send in."""
