import type { LabExample } from "./playground/example";

declare global {
  /** Data that plugins/examples makes of the folders in `examples/`. */
  module "@generated/examples/default/*.json" {
    const example: LabExample;
    export default example;
  }
}
