"""The command line: arguments in, files and exit status out."""
