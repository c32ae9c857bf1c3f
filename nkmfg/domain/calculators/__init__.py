"""Numbers computed beside a form: for the fields of a step, and what-if calculations of the dose."""
