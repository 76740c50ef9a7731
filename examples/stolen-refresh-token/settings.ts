/** A refresh token works once, and is replaced. */
export const rotates: boolean = true;

/** A used refresh token that comes again ends all tokens of that consent. */
export const detectsReuse: boolean = true;
