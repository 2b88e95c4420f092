"""The widgets: a file for each, or for a few that are only read together. Views show values and emit what the user
asked for; they decide nothing.
"""
