"""The local host: embedded store, demo ward and server. Never part of a deployed artefact."""
