"""A session as one page to read and to print: a single HTML file that contains its pictures.

It loads nothing: no script, no font, no picture from elsewhere.
"""
