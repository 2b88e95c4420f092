"""The window around the pages: header, rail, menus, messages and dialogs."""
