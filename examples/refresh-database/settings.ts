/** Only one request at a time may refresh the tokens of a user, whichever process serves it. */
export const locks: boolean = false;

/** Requests that the page sends at once, each served by a process of its own. */
export const parallel: number = 4;
