/** Part of the id of a message whose sender has no domain. */
export const hostname = () => "localhost";
