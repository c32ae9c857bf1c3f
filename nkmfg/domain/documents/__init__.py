"""What stands on the papers of a batch: label, ward sheet, accompanying record, trace, audit trail."""
