/** Data that plugins/examples makes of the folders in `examples/`. */
declare module "@generated/examples/default/*.json" {
  const example: import("./playground/example").LabExample;
  export default example;
}
