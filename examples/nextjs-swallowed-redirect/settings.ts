/** Whether the catch around signIn() throws on what is no error of Auth.js. */
export const rethrows: boolean = false;
