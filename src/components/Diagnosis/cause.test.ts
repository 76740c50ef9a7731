import { expect, test } from "vitest";

import { notices } from "../AffectedCheck/notices";
import { FIXED_IN } from "./cause";

test("the versions that end old causes are those of the notice on GitHub's iss", () => {
  const notice = notices.find(({ kind, title }) => kind === "breakage" && title.includes("`iss`"));
  const named = notice?.affected.map((range) => `${range.package} ${range.below}`);
  expect(named?.length).toBe(3);
  expect(FIXED_IN.split(/, | or /).sort()).toEqual(named?.sort());
});
