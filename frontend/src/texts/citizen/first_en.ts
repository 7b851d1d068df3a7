// What a first visit reads, in English: a true translation of first_vi.ts.
import type { FirstMessages } from "./first.ts";

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export const firstEn: FirstMessages = {
  // Every page
  siteName: "Đến Lượt",
  skipToContent: "Skip to the main content",
  demoLabel: "Demonstration",
  footLabel: "Other pages",
  allOffices: "All offices",
  otherOffices: "Other offices",
  myPapers: "My numbers and files",
  loading: "Loading",
  noAnswerTitle: "The page did not load",
  noAnswer: "No connection yet. Please check your network and try again.",
  tryAgain: "Try again",
  offlineSince: (time) => `Connection lost. This is how it was at ${time}.`,
  oldSince: (time) => `As of ${time}, being updated.`,
  updatedAt: (time) => `updated ${time}`,
  today: "today",
  tomorrow: "tomorrow",

  // Opening
  open: "Open",
  openUntil: (time) => `Open · until ${time}`,
  closed: "Closed",
  reopensAt: (moment) => `opens again ${moment}`,

  // Offices
  officeUnknownTitle: "No such office",
  officeUnknown: "This address leads to no office. Please scan the code again or choose from the list.",

  // An office
  officeQuestion: "What do you need to do?",
  staffedCounters: (number) => (number === 0 ? "No counter open yet" : `${count(number, "counter")} serving`),
  mostUsed: "Often done here:",
  waitingNow: "Waiting right now",
  atCounters: (numbers) => `${numbers.length === 1 ? "counter" : "counters"} ${numbers.join(", ")}`,
  people: (number) => count(number, "person", "people"),
  minutes: (from, to) =>
    to === null ? `over ${from} minutes` : from === 0 ? `under ${to} minutes` : `${from}–${to} minutes`,
  mayNotBeReached: "You may not be reached today",
  nobodyWaits: "Nobody waits",
  noCounterOpen: "No counter open yet",
  counterBackAt: (time) => `Counter back at ${time}`,
  bookATime: "Book a time",
  iAmHere: "I am here, take a number",
  numbersWhenOpen: "You can take a number when this office opens:",
  seeMyNumber: "See my number",
  findMyDossier: "Find my file",
  nextFree: "Next free appointment times",
  noneFree: "today and tomorrow are full",

  // Procedures
  searchLabel: "Find a procedure",
  searchHint: "For example: đăng ký thường trú",
  searching: "Searching…",
  found: (number) => count(number, "procedure"),
  manyFound: (number) => `The first ${number} procedures. Type a few more letters to come closer.`,
  noProcedure: (words) =>
    `Nothing found for “${words}”. Please try another word, for example “khai sinh”, or ask at the guidance desk.`,

  // A ticket
  callOrder: "In which order are people called?",
};
