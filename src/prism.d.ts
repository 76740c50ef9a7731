/** The file that the package's own name leads to, where `plugins/late-prism` has not put another in its place. */
declare module "prism-react-renderer/dist/index.mjs" {
  export * from "prism-react-renderer";
}
