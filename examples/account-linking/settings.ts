/** Sloppy ID may sign people in to a user who has the same e-mail address. */
export const linksByAddress: boolean = true;

/** Only if Sloppy ID says that the address is verified. */
export const asksVerified: boolean = false;
