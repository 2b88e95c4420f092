"""The parts that the whole window is drawn with: colours, icons, styles, and small widgets that belong to no single
page.
"""
