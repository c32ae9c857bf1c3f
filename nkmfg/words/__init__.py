"""Texts by code: for pages, paper, the trail and the command line."""
