"""Write schema.graphql, the contract as other people read it: `python -m schema.export`."""

from pathlib import Path

from schema.root import schema

SDL_FILE = Path(__file__).with_name("schema.graphql")


def sdl() -> str:
    """The schema in GraphQL's definition language."""
    return schema.as_str().rstrip() + "\n"


if __name__ == "__main__":
    SDL_FILE.write_text(sdl(), encoding="utf-8")
