import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/** The file that says which headers a static host sends. It is not served itself. */
export const HEADERS_FILE = "_headers";

/** The headers of responses to paths that a pattern fits. */
interface Rule {
  pattern: RegExp;
  headers: [name: string, value: string][];
}

/**
 * The headers that a folder's `_headers` asks for, as Netlify and Cloudflare Pages read it: a line with
 * a path, in which `*` stands for any text, then its headers, indented; `#` begins a comment. If
 * several paths fit, all their headers are sent, and values of the same one are joined by commas.
 *
 * @param folder a folder without such a file asks for none
 * @param urlPath path of a request, without its query
 * @throws Error naming a line that is neither
 */
export async function headersFor(folder: string, urlPath: string): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { pattern, headers: pairs } of await rulesOf(path.join(folder, HEADERS_FILE))) {
    if (!pattern.test(urlPath)) continue;
    for (const [name, value] of pairs) {
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
  }
  return headers;
}

/** What the file at a path said when it was last read, and which state of it that was. */
const known = new Map<string, { state: bigint; rules: Rule[] }>();

/** The rules of a file, read again only if it has changed. */
async function rulesOf(file: string): Promise<Rule[]> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  if (found === undefined) return [];
  const last = known.get(file);
  if (last?.state === found.mtimeNs) return last.rules;
  const rules = parse(await readFile(file, "utf8"));
  known.set(file, { state: found.mtimeNs, rules });
  return rules;
}

function parse(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (line.startsWith("/")) rules.push({ pattern: patternOf(line), headers: [] });
    else if (rule && name && value) rule.headers.push([name.toLowerCase(), value.trim()]);
    else throw new Error(`${HEADERS_FILE} has a line that is neither a path nor a header: ${line}`);
  }
  return rules;
}

function patternOf(line: string): RegExp {
  const parts = line.trim().split("*");
  return new RegExp(
    `^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`,
  );
}
