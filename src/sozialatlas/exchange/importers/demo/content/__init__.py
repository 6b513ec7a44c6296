"""What is said about each topic, written by hand, one TOML file per group of topics."""
