/** Express 5, which stands beside the Express 4 that other packages need. What the tests use. */
declare module "express-5" {
  import type { Express } from "express";

  export default function express(): Express;
}
