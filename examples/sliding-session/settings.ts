/** The day on which we look, counted from the sign-in. */
export const day: number = 30;

/** Days between two visits. */
export const visitsEvery: number = 10;

/** Days for which a session lasts since it was last renewed: session.maxAge. */
export const maxAge: number = 30;

/** Days after which a session ends, however often it is used; 0: never. */
export const absoluteLimit: number = 0;
