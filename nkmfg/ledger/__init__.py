"""The write transaction, the audit trail, and the verification of the record."""
