"""Recipe files: strict parser, checks, comparison of versions, canonical form."""
