"""The words people read, by code: on pages, on paper, in the trail and on the command line."""
