import { readFileSync } from "node:fs";

import { createSlugger } from "@docusaurus/utils";
import { describe, expect, it } from "vitest";

import { countSentences, readQuestions } from "./faq-page";

/*
 * The FAQ promises that its answers were checked. Each has either a statement that is marked with
 * its proof, or an entry here.
 */

/** A statement that no run of the library can prove, and where its truth can be looked up. */
const evidence: Record<string, readonly string[]> = {
  "is-authjs-commercial-software": [
    "https://github.com/nextauthjs/next-auth#readme",
    "https://better-auth.com/blog/authjs-joins-better-auth",
    "https://better-auth.com/blog/better-auth-joins-vercel",
  ],
  "is-it-safe-to-stay": [
    "https://authjs.dev/getting-started/migrate-to-better-auth",
    "https://authjs.dev/security",
  ],
  "should-i-start-a-new-project": [
    "https://github.com/nextauthjs/next-auth#readme",
    "https://authjs.dev/getting-started/migrate-to-better-auth",
  ],
  "which-version-should-i-use": [
    "https://github.com/nextauthjs/next-auth/releases",
    "https://better-auth.com/blog/security-update-july-2026",
  ],
  "am-i-affected": ["https://better-auth.com/blog/security-update-july-2026"],
  "is-authjs-compatible-with-nextjs-12-middleware": [
    "https://github.com/nextauthjs/next-auth/blob/main/packages/next-auth/package.json",
    "https://github.com/nextauthjs/next-auth/blob/main/packages/next-auth/src/lib/index.ts",
  ],
  "why-doesnt-authjs-support-a-particular-feature": [
    "https://authjs.dev/getting-started/migrate-to-better-auth",
  ],
  "i-disagree-with-a-design-decision-how-can-i-change-your-mind": [
    "https://github.com/nextauthjs/next-auth/blob/main/LICENSE",
  ],
};

/** What the installed package itself says about the statements in the table above. */
const manifest = JSON.parse(readFileSync("node_modules/@auth/core/package.json", "utf8")) as Record<
  string,
  unknown
>;

/** The questions of the FAQ that this project started from, as they were worded there. */
const FIRST_QUESTIONS = [
  "Is Auth.js commercial software?",
  "What databases does Auth.js support?",
  "What authentication services does Auth.js support?",
  "Does Auth.js support signing in with a username and password?",
  "Can I use Auth.js with a website that does not use Next.js?",
  "Can I use Auth.js with React Native?",
  "Is Auth.js supporting TypeScript?",
  "Is Auth.js compatible with Next.js 12 Middleware?",
  "How do I get Refresh Tokens and Access Tokens for an OAuth account?",
  "When I sign in with another account with the same email address, why are accounts not linked automatically?",
  "Why doesn't Auth.js support [a particular feature]?",
  "I disagree with a design decision, how can I change your mind?",
];

const questions = readQuestions();
const ids = questions.map(({ id }) => id);

describe("the FAQ", () => {
  it("proves each answer by a mark or names the evidence", () => {
    const proved = questions.filter(({ answer }) => answer.includes("<Proved"));
    const shown = new Set([...proved.map(({ id }) => id), ...Object.keys(evidence)]);
    expect([...shown].sort()).toEqual([...ids].sort());
  });

  it("answers every question of the first FAQ at its first address", () => {
    const slugs = FIRST_QUESTIONS.map((text) => createSlugger().slug(text));
    expect(slugs.filter((slug) => !ids.includes(slug))).toEqual([]);
  });

  it.each(questions)("answers in five sentences and ends with one link: $id", ({ answer }) => {
    const [link = "", ...text] = answer.split("\n\n").reverse();
    expect(link).toMatch(/^More: \[[^\]]+\]\([^)]+\)$/);
    expect(text.join("\n\n")).not.toMatch(/\]\(/);
    expect(countSentences(text.join("\n\n"))).toBeLessThanOrEqual(5);
  });

  it("names the license and the kind of version that the package has", () => {
    expect(manifest.license).toBe("ISC");
    expect(manifest.version).toMatch(/^0\./);
  });
});
