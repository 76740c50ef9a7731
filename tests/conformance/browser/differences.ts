/**
 * Cases in which the world and Chromium differ, each with the reason. One that agrees again fails
 * the test until it is taken off the list.
 */
export const differences: Record<string, string> = {
  "Expires before 1601":
    "RFC 6265bis, section 5.1.1, fails to read such a year, so the cookie lasts as long as the browser runs. Chromium takes it for a date long past.",
  "a redirect to javascript:":
    "Chromium stays on the page and says nothing. The world shows why nothing follows.",
  "a redirect to an app's own scheme":
    "Chromium asks the operating system for an app and stays on the page. A world has no apps, and says so.",
  "a button's own method and encoding, where the form has GET":
    "Chromium names the button's encoding and writes the form's entries as a query all the same. The world does what the HTML standard says.",
  "fetch: every header does not mean Authorization":
    "The Fetch standard keeps Authorization out of the wildcard. Chromium still lets it in.",
};
