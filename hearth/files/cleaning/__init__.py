"""What a file really is, and the same without what its sender did not mean to send. Plain Python.

Strangers' files are taken apart here, so it runs as a program of its own (`__main__`), with little memory, little
time, no secrets and no way to write to the disk. `hearth.files.checking` starts it.
"""
