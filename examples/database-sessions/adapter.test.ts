import { describe, vi } from "vitest";

import { adapterContract, type CompleteAdapter } from "../../tests/support/adapter-contract";

describe("the official Drizzle adapter", () => {
  adapterContract(async () => {
    vi.resetModules();
    const { default: config } = await import("./auth");
    return config.adapter as CompleteAdapter;
  });
});
