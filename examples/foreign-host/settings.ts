/** Whether Auth.js relies on the host that a request names. */
export const trustHost: boolean = true;
