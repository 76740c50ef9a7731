import { expect, test as base } from "@playwright/test";

import { type Case, mark } from "./case";
import { attributeCases } from "./cases/attributes";
import { fetchCases } from "./cases/fetch";
import { navigationCases } from "./cases/navigation";
import { sameSiteCases } from "./cases/same-site";
import { scopeCases } from "./cases/scope";
import { type RunningChromium, startChromium } from "./chromium";
import { differences } from "./differences";
import { type Hosts, startHosts } from "./hosts";
import { playInChromium } from "./in-chromium";
import { playInWorld } from "./in-world";

const cases: Case[] = [
  ...attributeCases,
  ...scopeCases,
  ...sameSiteCases,
  ...navigationCases,
  ...fetchCases,
];

const test = base.extend<object, { hosts: Hosts; chromium: RunningChromium }>({
  hosts: [
    async ({}, use) => {
      const hosts = await startHosts();
      await use(hosts);
      await hosts.close();
    },
    { scope: "worker" },
  ],
  chromium: [
    async ({ hosts }, use) => {
      const chromium = await startChromium(hosts);
      await use(chromium);
      await chromium.close();
    },
    { scope: "worker" },
  ],
});

// A failed case shows what differs; recording all of them takes more time than they do.
test.use({ trace: "off" });

for (const [index, one] of cases.entries()) {
  test(one.name, async ({ chromium, hosts }) => {
    const marked = mark(one, index);
    const world = await playInWorld(marked);
    const real = await playInChromium(marked, await chromium.fresh(), hosts, world);
    const { seen, outcomes } = world;
    if (differences[one.name] === undefined) return expect({ seen, outcomes }).toEqual(real);
    const again = `The two agree again: take "${one.name}" off the list of differences.`;
    expect({ seen, outcomes }, again).not.toEqual(real);
  });
}

test("every listed difference belongs to a case, and names are unique", () => {
  const names = cases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(Object.keys(differences)));
});
