"""What undoc knows of UN documents, as data: patterns, words, symbols, agenda facts.

The only room that uses regular expressions.
"""
