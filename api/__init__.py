"""Đến Lượt: the queue, the appointments and the dossiers of a ward's one-stop desk."""
