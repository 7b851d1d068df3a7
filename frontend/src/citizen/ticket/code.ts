// A ticket's code as people read it to each other.
const PART_LENGTH = 4;

/** K7QM-9XWP-3TRA */
export function showCode(code: string): string {
  return code.replace(/[^0-9A-Za-z]/g, "").match(new RegExp(`.{1,${PART_LENGTH}}`, "g"))?.join("-") ?? code;
}
