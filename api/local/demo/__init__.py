"""The demo ward: invented people in an office of real shape, for trying out on one machine."""
