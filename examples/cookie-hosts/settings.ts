/** The Domain of the session cookie; empty: none, so that it belongs to one host. */
export const domain: "" | "app.example" = "";
