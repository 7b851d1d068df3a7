// The type of an operation's answer.
import type { Doc } from "./client.ts";

export type ResultOf<Operation> = Operation extends Doc<infer Result, infer _> ? Result : never;
