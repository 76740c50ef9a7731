import { expect, test } from "vitest";

import { History } from "./history";

test("a history forgets its oldest entries, as Chromium does beyond fifty", () => {
  const history = new History();
  for (let i = 1; i <= 60; i++) {
    const url = `https://app.example/${i}`;
    const request = { url, method: "GET", purpose: "navigation", initiator: null } as const;
    history.push({ request: { ...request, navigation: true }, document: i });
  }
  expect(history.length).toBe(50);
  expect(history.current?.document).toBe(60);
  expect(history.at(-49)?.document).toBe(11);
  expect(history.at(-50)).toBeUndefined();
});
