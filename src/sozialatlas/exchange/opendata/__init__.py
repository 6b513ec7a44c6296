"""The whole directory as open data: a catalogue (DCAT-AP.de), downloads, a nightly dump."""
