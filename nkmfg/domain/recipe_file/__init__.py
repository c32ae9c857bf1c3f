"""The recipe as a file: read strictly, checked, compared with another version, written in its canonical form."""
