import { expect, test } from "vitest";

import { SandpackNode, SandpackStatic } from "./sandpack-client";

test.each([SandpackNode, SandpackStatic])("no client of Sandpack but its own", (Client) => {
  expect(() => new Client()).toThrow("no Sandpack client but the one for its own sandbox");
});
