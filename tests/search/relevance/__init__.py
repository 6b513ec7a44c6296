"""Tables of queries with the answers that people expect, written before the search was tuned.

`checking.csv` is only ever measured, `tuning.csv` is what rules and phrases are tried on. The
authors of the checking half had seen neither the words of the taxonomy nor the demo county.
`osm.csv` asks the real OSM sample; its right answers are rules over the tags of the sample.
"""
