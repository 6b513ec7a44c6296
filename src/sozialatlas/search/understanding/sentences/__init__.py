"""The process of the sentence model, the optional extra [semantic]: topics behind sentences.

One process a data folder holds the model and answers over a Unix socket; the web processes ask
it through `understanding.meaning` and do without it wherever it is absent, late or busy.
"""
