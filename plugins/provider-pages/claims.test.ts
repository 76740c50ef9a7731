import { expect, test } from "vitest";

import { traceClaims } from "./claims";

/** An answer of which a test reads what it likes. */
interface Answer {
  [claim: string]: string;
}

interface Nested {
  id: number;
  first: string;
  last: string;
  emails: { value: string }[];
  picture: { data: { url: string } };
}

async function trace(profile: (answer: never, tokens: never) => unknown) {
  const claims = await traceClaims(profile as (answer: unknown, tokens: unknown) => unknown);
  const fields = claims?.fields.map(({ field, steps, constant }) => [field, steps, constant]);
  return { fields, required: claims?.required };
}

test("finds what stands in for a claim, and what is left without any", async () => {
  const profile = ({ a, b, c }: Answer) => ({ name: a ?? b ?? "nobody", image: c || null });
  expect((await trace(profile)).fields).toEqual([
    ["name", [["a"], ["b"]], '"nobody"'],
    ["image", [["c"]], "null"],
  ]);
});

test("finds claims in members, lists and texts that are put together", async () => {
  const profile = ({ first, last, emails, picture }: Nested) => ({
    name: [first, last].filter(Boolean).join(" "),
    email: emails.find(() => true)?.value,
    image: `https://x.example/${picture.data.url}`,
  });
  const { fields, required } = await trace(profile);
  expect(fields?.map(([, steps]) => steps)).toEqual([
    [["first", "last"]],
    [["emails.value"]],
    [["picture.data.url"]],
  ]);
  expect(required).toEqual([]);
});

test("tells without which claims it throws", async () => {
  const { required } = await trace(({ id }: Nested) => ({ id: id.toString() }));
  expect(required).toEqual(["id"]);
});

test("sees what is written into the answer, and answers requests", async () => {
  const profile = async (answer: Answer) => {
    answer["made"] = `pic:${answer["id"]}`;
    const { ok } = await fetch("https://photo.example");
    return { image: answer["made"], photo: ok };
  };
  expect((await trace(profile)).fields).toEqual([
    ["image", [["id"]], '"pic:undefined"'],
    ["photo", [], "false"],
  ]);
});

test("gives up on what cannot work with marks", async () => {
  expect((await trace(({ id }: Answer) => ({ id: BigInt(id ?? "") }))).fields).toBeUndefined();
});
