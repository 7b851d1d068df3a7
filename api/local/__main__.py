"""`python -m api.local`: the whole project on this machine, as `make run` starts it."""

import argparse
import sys
from pathlib import Path

from api.local.options import CannotStart, Options
from api.local.server import serve

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Read the arguments and serve; says in one line why it cannot."""
    parser = argparse.ArgumentParser(prog="python -m api.local", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="loopback port of the site (8000)")
    parser.add_argument("--data", type=Path, default=ROOT / ".data", help="folder that keeps everything")
    parser.add_argument("--pages", type=Path, default=ROOT / "frontend" / "dist", help="the built site")
    parser.add_argument("--real-time", action="store_true", help="the machine's clock, nobody invented")
    parser.add_argument("--no-visitors", action="store_true", help="the demo's clock, but an empty hall")
    asked = parser.parse_args()
    try:
        serve(
            Options(
                port=asked.port,
                # The demo's days lie ahead of the real ones: the two never share a store.
                data=asked.data / "real-time" if asked.real_time else asked.data,
                pages=asked.pages,
                real_time=asked.real_time,
                visitors=not asked.no_visitors,
            )
        )
    except CannotStart as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
