"""Many documents: what is given becomes inputs, workers read them within limits, sinks keep what they read.

Nothing here prints or ends the program; the command line does.
"""
