"""Content of the documents of a batch: label, ward sheet, accompanying record, trace, audit trail."""
