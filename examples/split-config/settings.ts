/** Where the app keeps sessions. */
export const strategy: "jwt" | "database" = "jwt";

/** The proxy has the app's session settings, and not those that Auth.js has by itself. */
export const sharesSettings: boolean = false;
