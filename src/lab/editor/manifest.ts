/** Path of the manifest that Sandpack adds to the files of a lab. It is nobody's code. */
export const MANIFEST = "/package.json";
