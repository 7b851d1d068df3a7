"""What AWS calls: one file for each function of serverless.yml."""

import gc

# Python would look for garbage each 700 new objects, while reading modules makes hundreds of thousands that
# stay: a tenth of a start. Each handler settles once it stands.
gc.set_threshold(1_000_000)
# A request makes some thousands of objects, most of which go by themselves; few stand in a circle.
OBJECTS_BETWEEN_COLLECTIONS = 10_000


def settle() -> None:
    """From here on: what stands stays as long as the process, so no search for garbage looks at it again."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
