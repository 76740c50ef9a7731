import type { MarkdownPage } from "./markdown";

/** Folders of pages, in the order in which a reader needs them. */
const GROUPS: readonly (readonly [title: string, start: string])[] = [
  ["Tutorials", "/tutorials/"],
  ["Guides", "/guides/"],
  ["Concepts", "/concepts/"],
  ["Reference", "/reference/"],
  ["Contributing", "/contributing/"],
  ["Blog", "/blog/"],
  ["About Auth.js", "/"],
];

/** Groups of which `llms-small.txt` has nothing: they are about this site. */
const NOT_IN_SMALL = ["Contributing", "Blog"];

/** What the files are made for. */
interface LlmsSite {
  title: string;
  /** Address without its last slash. */
  url: string;
  /** `@auth/core 0.41.3` */
  version: string;
  /** Addresses of data below the site's, with what each is. */
  data: readonly { path: string; about: string }[];
}

/** Pages by group, each in one group. */
function grouped(pages: readonly MarkdownPage[]): Map<string, MarkdownPage[]> {
  const groups = new Map<string, MarkdownPage[]>(GROUPS.map(([title]) => [title, []]));
  for (const page of pages) {
    const [title] = GROUPS.find(([, start]) => page.address.startsWith(start)) ?? [];
    groups.get(title ?? "")?.push(page);
  }
  return groups;
}

/** Where the Markdown of a page is: `/faq.md` for `/faq/`. */
export function markdownPath(address: string): string {
  return address === "/" ? "/index.md" : `${address.slice(0, -1)}.md`;
}

/** `llms.txt` (llmstxt.org): what the site is, and links to the Markdown of each page. */
export function llmsIndex(pages: readonly MarkdownPage[], site: LlmsSite): string {
  const sections = [...grouped(pages)].map(([title, those]) => {
    const lines = those.map(
      (page) =>
        `- [${page.title}](${site.url}${markdownPath(page.address)})${page.description === "" ? "" : `: ${page.description}`}`,
    );
    return `## ${title}\n\n${lines.join("\n")}`;
  });
  const data = site.data.map(({ path, about }) => `- [${path}](${site.url}${path}): ${about}`);
  return [
    `# ${site.title}`,
    `> Independent documentation of Auth.js (NextAuth.js), checked against ${site.version}. What a page says of behavior was shown by a test of the real library; the steps of its labs are recorded.`,
    `All of it in one file: [llms-full.txt](${site.url}/llms-full.txt). Without labs, blog and notes for contributors: [llms-small.txt](${site.url}/llms-small.txt). Each page is also at its address with \`.md\` in place of the last slash.`,
    ...sections,
    `## Data\n\n${data.join("\n")}`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** `llms-full.txt`: every page, each after its address. */
export function llmsFull(pages: readonly MarkdownPage[], site: LlmsSite): string {
  const all = [...grouped(pages).values()].flat();
  return joined(
    `# ${site.title}, all pages\n\nChecked against ${site.version}.`,
    all.map(({ address, markdown }) => ({ address, markdown })),
    site,
  );
}

/** `llms-small.txt`: what is about Auth.js, without code and steps of labs. */
export function llmsSmall(pages: readonly MarkdownPage[], site: LlmsSite): string {
  const wanted = [...grouped(pages)].filter(([title]) => !NOT_IN_SMALL.includes(title));
  return joined(
    `# ${site.title}, without labs\n\nChecked against ${site.version}.`,
    wanted.flatMap(([, those]) =>
      those.map(({ address, withoutLabs }) => ({ address, markdown: withoutLabs })),
    ),
    site,
  );
}

function joined(
  head: string,
  pages: readonly { address: string; markdown: string }[],
  { url }: LlmsSite,
): string {
  const texts = pages.map(
    ({ address, markdown }) => `Source: ${url}${address}\n\n${markdown.trim()}`,
  );
  return `${[head, ...texts].join("\n\n---\n\n")}\n`;
}
