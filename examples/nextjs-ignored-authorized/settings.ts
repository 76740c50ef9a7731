/** How proxy.ts uses `auth`. */
export const form: string = "wrapped";
