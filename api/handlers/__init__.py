"""What AWS calls: one file for each function of serverless.yml."""

import gc

# Python would look for garbage each 700 new objects, while reading modules makes hundreds of thousands that
# stay: a tenth of a start. A handler that stands sets its own pace; one that sets none is collected later.
gc.set_threshold(1_000_000)
