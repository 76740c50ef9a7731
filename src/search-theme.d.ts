/** Modules of the search theme that have no types of their own. */
declare module "@easyops-cn/docusaurus-search-local/dist/client/client/utils/proxiedGeneratedConstants" {
  /** Address of an index below the base URL, with `{dir}` for the part of the site. */
  export const searchIndexUrl: string;
}

declare module "@easyops-cn/autocomplete.js";
