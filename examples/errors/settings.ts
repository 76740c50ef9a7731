/** What goes wrong: the type of an error, or the code of a warning. */
export const problem: string = "MissingSecret";

/** Whether it is mended, where the config can mend it. */
export const fixed: boolean = false;
