/**
 * A statement about what Auth.js does. As a string it is shown by the test in `facts` that names its
 * id (`shows("…")`); otherwise by a test elsewhere, of which file and title are given.
 */
export type Fact = string | { statement: string; file: string; test: string };

/** Facts by id. */
export type Facts = Record<string, Fact>;
