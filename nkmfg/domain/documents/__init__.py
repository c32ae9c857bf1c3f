"""Content of the documents of a batch: label, ward sheet with the infusion form, trace, audit trail."""
