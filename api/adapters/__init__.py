"""The world outside: the clock and the issuer of staff tokens."""
