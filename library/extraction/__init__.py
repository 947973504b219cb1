"""Takes title, language and words out of a document: `python -m library.extraction pages pdf`.

A program of its own, reading the file from its input and writing JSON, because no parser is
proof against every file: here it has little time and memory, and its end ends nothing else.
"""
