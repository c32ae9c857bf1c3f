"""Donors: what is known of them, their infectious markers, and two verdicts that are never one."""
