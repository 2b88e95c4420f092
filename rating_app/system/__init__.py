"""The operating system's services: processes, kernel rules, private files, logs, and how the program ends."""
