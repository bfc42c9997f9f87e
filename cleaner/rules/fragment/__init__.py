"""Sentences that lost a part; reported, and taken out only when asked."""
