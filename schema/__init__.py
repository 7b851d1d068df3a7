"""The public contract: types, inputs, outcomes, queries and mutations by noun."""
