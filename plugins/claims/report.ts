import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { type Evidence, evidenceOf } from "./evidence";
import { type Statement, statementsOf } from "./statements";

/** The statements of a page about behavior, with what shows each of them. */
export interface PageClaims {
  /** The page's file, below the site's folder. */
  page: string;
  claims: (Statement & { evidence: Evidence[] })[];
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
      const behavior = statements.filter(({ isBehavior }) => isBehavior);
      const claims = behavior.map(async (statement) => {
        const evidence = statement.proofs.map((proof) => evidenceOf(proof, root));
        return { ...statement, evidence: await Promise.all(evidence) };
      });
      return { page, claims: await Promise.all(claims) };
    }),
  );
}

/** The report as Markdown: a table of the pages, and below it each statement that has no mark. */
export function formatClaims(pages: readonly PageClaims[]): string {
  const rows = pages.filter(({ claims }) => claims.length > 0);
  const all = { page: "all pages", claims: rows.flatMap(({ claims }) => claims) };
  const unmarked = rows.flatMap(({ page, claims }) =>
    claims.flatMap(({ proofs, line, text }) =>
      proofs.length === 0 ? [`- ${page}:${line}: ${text}`] : [],
    ),
  );
  return [
    "| page | about behavior | marked | % | by a step | by a test | by a test with a framework |",
    "| --- | --: | --: | --: | --: | --: | --: |",
    ...[...rows, all].map(rowOf),
    "",
    `${unmarked.length} without a mark:`,
    "",
    ...unmarked,
    "",
  ].join("\n");
}

function rowOf({ page, claims }: PageClaims): string {
  const marked = claims.filter(({ proofs }) => proofs.length > 0).length;
  const by = (kind: Evidence) => claims.filter(({ evidence }) => evidence.includes(kind)).length;
  const share = Math.round((100 * marked) / claims.length);
  const cells = [claims.length, marked, share, by("step"), by("test"), by("framework")];
  return `| ${[page, ...cells].join(" | ")} |`;
}
