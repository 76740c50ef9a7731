import { expect, test } from "vitest";

import { nextProblem, type Problem } from "./problems";

const PATHS = ["/auth.ts", "/app.ts", "/db.ts"];

function problem(path: string, from: number): Problem {
  return { path, from, line: 1, severity: "error", message: "" };
}

test("the next problem is behind the cursor, then in the next file, then the first one again", () => {
  const problems = [problem("/auth.ts", 10), problem("/auth.ts", 20), problem("/db.ts", 5)];
  const after = (path: string, from: number) => nextProblem(problems, { path, from }, PATHS);
  expect(after("/auth.ts", 0)).toBe(problems[0]);
  expect(after("/auth.ts", 10)).toBe(problems[1]);
  expect(after("/auth.ts", 20)).toBe(problems[2]);
  expect(after("/app.ts", 99)).toBe(problems[2]);
  expect(after("/db.ts", 5)).toBe(problems[0]);
});

test("where there is none, there is no next one", () => {
  expect(nextProblem([], { path: "/auth.ts", from: 0 }, PATHS)).toBeUndefined();
});
