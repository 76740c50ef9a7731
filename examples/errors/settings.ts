/** What goes wrong: the type of an error, or the code of a warning. */
export const problem: string = "MissingSecret";
