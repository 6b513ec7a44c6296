"""Words, providers and hours of the demo county, read from TOML files of this package."""
