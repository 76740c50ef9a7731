/** Where the app keeps sessions. */
export const strategy: "jwt" | "database" = "jwt";

/** Whether the proxy has the app's session settings, or the defaults of Auth.js. */
export const sharesSettings: boolean = false;
