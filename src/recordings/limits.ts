/** Characters of a file: a sign-in has one or two million, an hour at a shop a hundred. */
export const LONGEST_FILE = 60_000_000;
