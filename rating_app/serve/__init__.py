"""Another program that started this one, and speaks with it in lines of JSON over standard input and output.

No socket is opened, and no message can give consent: that is the viewer's, in this program's own window.
"""
