"""From Django's queries, as recorded in a file of cases, to Rust tests."""
