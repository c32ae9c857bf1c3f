"""The sections of a batch record, one file a subject: each a function from the record to its parts."""
