"""Scripts that print ratios measured within one run."""
