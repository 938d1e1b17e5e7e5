"""The responsible bodies of the four nations as reviewed data with dates. Sources: README.md."""
