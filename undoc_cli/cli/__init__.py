"""The command line: one command a file.  The only room that uses click and rich, prints, and exits."""
