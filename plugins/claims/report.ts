import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { type Evidence, evidenceOf } from "./evidence";
import { notTestableOf, REASONS, type Reason } from "./not-testable";
import { type Statement, statementsOf } from "./statements";

/** A statement about behavior, with what shows it, or why nothing does. */
export interface Claim extends Statement {
  evidence: Evidence[];
  /** Why no test can show it, if its page's list names it. */
  reason?: Reason;
}

/** The statements of a page about behavior. */
export interface PageClaims {
  /** The page's file, below the site's folder. */
  page: string;
  claims: Claim[];
}

/** Pages about this site itself: they name tests of it in their text. */
const OWN = "contributing/";

/**
 * Reads the hand-written pages about Auth.js.
 *
 * @param root folder of the site
 */
export async function readClaims(root: string): Promise<PageClaims[]> {
  const files = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => file.endsWith(".mdx") && !file.startsWith(OWN)).sort();
  return Promise.all(
    pages.map(async (file) => {
      const page = path.join("docs", file);
      const statements = await statementsOf(readFileSync(path.join(root, page), "utf8"));
      const reasons = reasonsOf(page, root);
      const behavior = statements.filter(({ isBehavior }) => isBehavior);
      const claims = behavior.map(async (statement) => {
        const evidence = statement.proofs.map((proof) => evidenceOf(proof, root));
        const reason = reasons.get(statement.text);
        return { ...statement, evidence: await Promise.all(evidence), ...(reason && { reason }) };
      });
      return { page, claims: await Promise.all(claims) };
    }),
  );
}

function reasonsOf(page: string, root: string): Map<string, Reason> {
  const listed = Object.entries(notTestableOf(page, root)) as [Reason, string[]][];
  return new Map(listed.flatMap(([reason, texts]) => texts.map((text) => [text, reason])));
}

/** What a statement stands on. A mark comes first: it is the only one that a test checks. */
export type Standing = "marked" | "cited" | "not testable" | "unmarked";

/** @returns how a statement is counted */
export function standingOf({ proofs, sources, reason }: Claim): Standing {
  if (proofs.length > 0) return "marked";
  if (reason) return "not testable";
  return sources.length > 0 ? "cited" : "unmarked";
}

/**
 * The report as Markdown: a table of the pages, then each statement without a mark: first those that
 * lack one, then those that no test can show, and those that link their source.
 */
export function formatClaims(pages: readonly PageClaims[]): string {
  const rows = pages.filter(({ claims }) => claims.length > 0);
  const all = { page: "all pages", claims: rows.flatMap(({ claims }) => claims) };
  const list = (standing: Standing, reason?: Reason) =>
    rows.flatMap(({ page, claims }) =>
      claims
        .filter((claim) => standingOf(claim) === standing && claim.reason === reason)
        .map(({ line, text, sources }) => {
          const links = standing === "cited" ? ` <${sources.join("> <")}>` : "";
          return `- ${page}:${line}: ${text}${links}`;
        }),
    );
  const unmarked = list("unmarked");
  const cited = list("cited");
  const inPart = rows.flatMap(({ page, claims }) =>
    claims.flatMap(({ line, bare }) => bare.map((part) => `- ${page}:${line}: ${part}`)),
  );
  return [
    "| page | statements about behavior | marked | % | by a step | by a test | by a test with a framework | in part only | cited | not testable | unmarked |",
    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ...[...rows, all].map(rowOf),
    "",
    `${unmarked.length} without a mark:`,
    "",
    ...unmarked,
    "",
    `${inPart.length} parts that the mark of their sentence leaves out:`,
    "",
    ...inPart,
    "",
    `${cited.length} without a mark, with a link to their source in the sentence:`,
    "",
    ...cited,
    ...(Object.keys(REASONS) as Reason[]).flatMap((reason) => {
      const listed = list("not testable", reason);
      const heading = `${listed.length} not testable, ${reason} (${REASONS[reason]}):`;
      return listed.length > 0 ? ["", heading, "", ...listed] : [];
    }),
    "",
  ].join("\n");
}

function rowOf({ page, claims }: PageClaims): string {
  const count = (standing: Standing) =>
    claims.filter((claim) => standingOf(claim) === standing).length;
  const by = (kind: Evidence) => claims.filter(({ evidence }) => evidence.includes(kind)).length;
  const marked = count("marked");
  const inPart = claims.filter(({ bare }) => bare.length > 0).length;
  const cells = [
    [claims.length, marked, Math.round((100 * marked) / claims.length)],
    [by("step"), by("test"), by("framework"), inPart],
    [count("cited"), count("not testable"), count("unmarked")],
  ];
  return `| ${[page, ...cells.flat()].join(" | ")} |`;
}
