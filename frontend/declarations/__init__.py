"""The official declaration forms: a file each in `definitions/`, checked, then made modules of the site."""
