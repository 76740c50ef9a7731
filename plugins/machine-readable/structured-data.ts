import { compile, selectAll, selectOne } from "css-select";
import { type AnyNode, type Document, type Element, isTag } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";

/** Names of folders in a trail, where they are not pages themselves. */
const FOLDERS: Record<string, string> = {
  tutorials: "Tutorials",
  guides: "Guides",
  concepts: "Concepts",
  reference: "Reference",
  contributing: "Contributing",
};

/** Characters of an answer to a question: more belongs on the page. */
const LONGEST_ANSWER = 1_000;

/**
 * What search engines read of a page, in the words of schema.org: its trail, what kind of article it
 * is, questions with their answers, and the code in it.
 *
 * @param address path of the page, with slashes at both ends
 * @param site address of the site without its last slash
 * @returns undefined for what is no article
 */
export function structuredData(address: string, html: string, site: string): object | undefined {
  const document = parseDocument(html);
  const title = wordsOf(selectOne<AnyNode, Element>("main h1", document));
  const isArticle = selectOne("main .theme-doc-markdown", document) !== null;
  if (title === "" || !isArticle) return undefined;
  const url = site + address;
  const description = selectOne<AnyNode, Element>("meta[name=description]", document)?.attribs[
    "content"
  ];
  const article = {
    "@type": "TechArticle",
    "@id": url,
    headline: title,
    ...(description === undefined ? {} : { description }),
    url,
    inLanguage: "en",
    about: {
      "@type": "SoftwareApplication",
      name: "Auth.js",
      applicationCategory: "Authentication",
    },
    ...partsOf(document, url),
  };
  const questions = questionsOf(document);
  return {
    "@context": "https://schema.org",
    "@graph": [
      article,
      trailOf(address, title, site),
      ...(questions.length > 0
        ? [{ "@type": "FAQPage", "@id": `${url}#questions`, mainEntity: questions }]
        : []),
    ],
  };
}

/** A page with its structured data at the end of its head. */
export function withStructuredData(address: string, html: string, site: string): string {
  const data = structuredData(address, html, site);
  const end = html.indexOf("</head>");
  if (!data || end < 0) return html;
  // Nothing in it may end the element.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `${html.slice(0, end)}<script type="application/ld+json">${json}</script>${html.slice(end)}`;
}

function trailOf(address: string, title: string, site: string) {
  const [folder = ""] = address.split("/").filter(Boolean);
  const names = [
    ["Home", `${site}/`],
    ...(FOLDERS[folder] === undefined ? [] : [[FOLDERS[folder]]]),
  ];
  const trail = [...names, [title, site + address]];
  return {
    "@type": "BreadcrumbList",
    itemListElement: trail.map(([name, item], i) => ({
      "@type": "ListItem",
      position: i + 1,
      name,
      ...(item === undefined ? {} : { item }),
    })),
  };
}

/** Code of labs, which is complete and runs. */
function partsOf(document: Document, url: string) {
  const labs = selectAll<AnyNode, Element>("[data-lab]", document).map((lab) => ({
    "@type": "SoftwareSourceCode",
    name: wordsOf(selectOne<AnyNode, Element>("header p", lab.children)),
    programmingLanguage: "TypeScript",
    runtimePlatform: "Web-standard JavaScript",
    url: `${url}#${lab.attribs["id"] ?? ""}`.replace(/#$/, ""),
  }));
  return labs.length > 0 ? { hasPart: labs } : {};
}

/** Questions that fold up their answers, as the FAQ's do. */
function questionsOf(document: Document) {
  return selectAll<AnyNode, Element>("main details:has(> summary h3[id])", document).map((one) => {
    const summary = selectOne<AnyNode, Element>("summary h3", one.children);
    const answer = selectOne<AnyNode, Element>("div", one.children);
    return {
      "@type": "Question",
      name: wordsOf(summary),
      acceptedAnswer: { "@type": "Answer", text: shortened(wordsOf(answer)) },
    };
  });
}

/** Whole sentences from the beginning. */
function shortened(text: string): string {
  if (text.length <= LONGEST_ANSWER) return text;
  const end = text.lastIndexOf(". ", LONGEST_ANSWER);
  return text.slice(0, end > 0 ? end + 1 : LONGEST_ANSWER);
}

const NO_WORDS = compile<AnyNode, Element>("sup[class^=mark_], .hash-link, button, svg, pre");
const BLOCK = /^(?:p|div|li|[uo]l|table|tr|t[dh])$/;

function wordsOf(element: Element | null): string {
  const own = (node: AnyNode): string => {
    if (!isTag(node)) return textContent(node);
    if (NO_WORDS(node)) return "";
    const words = node.children.map(own).join("");
    return BLOCK.test(node.name) ? ` ${words} ` : words;
  };
  const words = element ? own(element) : "";
  return words.replaceAll("\u200b", "").replaceAll(/\s+/g, " ").trim();
}
