"""A session as one page to read and to print: a single file of HTML with its pictures drawn inside.

It loads nothing: no script, no font, no picture from elsewhere.
"""
