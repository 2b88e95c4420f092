"""What the operating system is asked for: processes, kernel rules, private files, logs, and ends of the program."""
