// Three queries that run as they are, for the office at hand.

export type ExampleName = "procedure" | "board" | "times";

export const EXAMPLE_NAMES: readonly ExampleName[] = ["procedure", "board", "times"];

/** The text of an example; `office` is an office's id. */
export function exampleText(name: ExampleName, office: string): string {
  return EXAMPLES[name].replaceAll("{office}", office).trim();
}

const EXAMPLES: Record<ExampleName, string> = {
  procedure: `
query FindProcedure {
  procedures(office: "{office}", search: "dang ky khai sinh", first: 3) {
    nodes {
      code
      name
      level
      group { name { vi en } }
      channels {
        channel
        deadlines { amount unit note }
        fees { dong note }
      }
      cases {
        name
        documents { name originals copies }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  board: `
query TodaysBoard {
  board(office: "{office}") {
    officeName
    asOf
    nextPollSeconds
    opening { isOpen until opensAt reason { vi en } }
    counters { number isStaffed state label }
    groups {
      letter
      name { vi en }
      waiting
      window { from to }
      line { label peopleAhead reason window { from to } }
    }
  }
}`,
  times: `
query NextFreeTimes {
  office(id: "{office}") {
    name
    address
    groups {
      letter
      name { vi en }
      nextFree(first: 3) { id startsAt endsAt freePlaces isQuiet }
    }
  }
}`,
};
