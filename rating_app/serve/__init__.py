"""Communication with another program that started this one, in lines of JSON over standard input and output.

No socket is opened, and no message can give consent: only the viewer can, in this program's own window.
"""
