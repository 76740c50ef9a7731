/** Auth.js compares the form's token with the cookie's. Frameworks that do so themselves turn it off. */
export const checksToken: boolean = true;
