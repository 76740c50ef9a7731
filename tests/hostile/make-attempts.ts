import { expect } from "@playwright/test";

import type { LabOnPage } from "../support/lab";
import type { Outcomes } from "./attack";
import { attemptGroups } from "./attempts";
import type { ObservedPage } from "./observed-page";

/**
 * Lets the hostile app that runs in a lab (`hostileApp`) make every attempt, in its realm and in a page
 * that it shows.
 *
 * @returns the attempts that did not end as they must, by place, with what became of them
 */
export async function makeAttempts(
  lab: LabOnPage,
  observed: Pick<ObservedPage, "logged">,
): Promise<Record<"realm" | "page", string[]>> {
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.visit("https://app.example/");
  await lab.shows((shown) => shown.getByRole("link", { name: "Attack" }));
  await lab.shown.getByRole("link", { name: "Attack" }).click();
  await lab.press("Attack");
  await lab.shows((shown) => shown.getByRole("button", { name: "Done" }));
  // What is logged is read apart from what is shown, and may come later.
  const outcomesOf = async (where: string) => {
    let line = "";
    const find = async () => {
      line = (await observed.logged()).find((text) => text.startsWith(`${where} {`)) ?? "";
      return line;
    };
    await expect.poll(find, `what the ${where} has tried`).not.toBe("");
    return unexpected(JSON.parse(line.slice(where.length)) as Outcomes);
  };
  return { realm: await outcomesOf("realm"), page: await outcomesOf("page") };
}

function unexpected(outcomes: Outcomes): string[] {
  return attemptGroups.flatMap(({ tries, attempts }) =>
    Object.entries(attempts)
      .filter(([name, { ends }]) => !ends.test(outcomes[tries]?.[name] ?? "was not made"))
      .map(([name]) => `${tries}: ${name}: ${outcomes[tries]?.[name]}`),
  );
}
