/** Which of the two ways of refreshing the app uses. */
export const form: "naive" | "single-flight" = "naive";

/** Requests that the page sends at once. */
export const parallel: number = 4;

/** Server processes, each with a memory of its own. */
export const processes: number = 1;

/** Seconds for which the provider accepts a refresh token that has been used. */
export const grace: number = 0;

/** The provider takes a used refresh token that comes again for theft. */
export const detectsReuse: boolean = true;
