import GitHub from "@auth/core/providers/github";

import { magicLinks, passwords } from "../support/world/passwords-and-links";
import { acme, beta } from "../support/world/providers";

/** Configs of the threads that people open most (ranks of the list of pains), as they are written there. */
const FROM_THREADS: readonly [thread: string, config: object][] = [
  ["next-auth#12721", { providers: [passwords(failing)] }],
  [
    "next-auth#10966",
    { providers: [passwords(() => ({ id: "7" }))], session: { strategy: "database" } },
  ],
  ["next-auth#8327", { trustHost: undefined }],
  ["next-auth#3245", { secret: undefined }],
  ["next-auth#10309", { basePath: "/api/auth/" }],
  [
    "next-auth#9877",
    { providers: [{ ...acme.config(), profile: (profile: object) => ({ ...profile }) }] },
  ],
  [
    "next-auth#8788",
    { callbacks: { jwt: ({ token }: { token: object }) => ({ ...token, all: "x".repeat(9000) }) } },
  ],
  ["next-auth#8610", { cookies: { sessionToken: { options: { domain: ".example" } } } }],
  ["next-auth#11694", { callbacks: { jwt: () => undefined } }],
  ["next-auth#10237", { pages: { signIn: "/auth/signin" } }],
  ["next-auth#10383", { providers: [magicLinks([])] }],
];

function failing(): never {
  throw new Error("Wrong password");
}

/** What the generator puts in the place of an option; some of it valid. */
const ODD = [
  undefined,
  null,
  "",
  "text",
  0,
  -1,
  NaN,
  1e15,
  true,
  false,
  [],
  {},
  () => undefined,
  Symbol("odd"),
];

const CHOICES: Record<string, readonly unknown[]> = {
  providers: [
    [acme.config(), beta.config()],
    [{ ...acme.config(), checks: ["none"] }],
    [{ ...acme.config(), issuer: undefined }],
    [{ ...acme.config(), clientSecret: "another" }],
    [{ ...acme.config(), profile: () => undefined }],
    [GitHub],
    [passwords(() => null)],
    [magicLinks([])],
    [acme.config(), null],
    [],
  ],
  secret: ["short", "", ["", "a"], ["q3Vt9mXc2LkZ8rBw5HyN1sFj7DpGaEoU4iTxKzQd"]],
  session: [{ strategy: "database" }, { strategy: "jwt", maxAge: 60 }, { maxAge: "30d" }],
  callbacks: [
    { jwt: () => null },
    { session: () => undefined },
    { signIn: () => false },
    { redirect: () => "" },
  ],
  cookies: [
    { sessionToken: { name: "a b" } },
    { sessionToken: { name: "app" } },
    { csrfToken: { options: { secure: false } } },
  ],
  pages: [{ signIn: "/auth/signin" }, { error: "error" }, { signIn: "/login" }],
  basePath: ["/api/auth", "/", "auth"],
  adapter: [{}, { getUser: () => null }],
  trustHost: [true, false],
  jwt: [{ maxAge: 1 }, { encode: () => "x" }],
  debug: [true],
  useSecureCookies: [false],
};

/** Two hundred configs by their names: those of the threads, and generated ones. */
export function configs(): [name: string, config: object][] {
  const random = seeded(20_260);
  const generated = Array.from(
    { length: 200 - FROM_THREADS.length },
    (_, index): [string, object] => [`generated ${index}`, randomConfig(random)],
  );
  return [...FROM_THREADS, ...generated];
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A config of up to three changed options; odd values are one in four. */
function randomConfig(random: () => number): Record<string, unknown> {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const config: Record<string, unknown> = {};
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const option = pick(Object.keys(CHOICES)) ?? "secret";
    config[option] = pick(random() < 0.25 ? ODD : (CHOICES[option] ?? ODD));
  }
  return config;
}
