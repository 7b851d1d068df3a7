"""What people do here, one verb each: load, decide by the rules, save."""
