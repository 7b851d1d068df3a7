"""Pure rules of the one-stop desk: no clock, no I/O, no chance, no cloud."""
