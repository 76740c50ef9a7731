/** What the editor and its language worker say to each other, beside @valtown/codemirror-ts. */

/** What a language service starts with. */
export interface Start {
  /** Addresses of JSON files: declaration files by path. */
  types: string[];
  /** The lab's files, by path with a leading slash. */
  files: Record<string, string>;
}

/** Where a name is declared. */
export interface Documented {
  /** Path of the declaration file or of the lab's own file. */
  file: string;
  /** From the outermost declaration to the one in question: `["AuthConfig", "session", "maxAge"]`. */
  names: string[];
}

/** The call around the cursor. */
export interface Signature {
  /** Where its arguments begin. */
  start: number;
  /** `prefix` + parameters + `suffix` is the signature as text. */
  prefix: string;
  parameters: string[];
  suffix: string;
  /** Index of the parameter that the cursor is at. */
  current: number;
  /** Of that parameter. */
  documentation: string;
}
