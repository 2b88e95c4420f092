"""A file for each widget, or for the few that are only read together. Views show values and tell what the user asked
for; they decide nothing.
"""
