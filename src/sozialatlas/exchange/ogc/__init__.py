"""The directory for maps: OGC API Features, as QGIS and other programs of the field read it."""
