import { load } from "cheerio";

/**
 * Takes the disclosures of a built FAQ page apart, for a reader that goes by the order of
 * elements and not by their nesting: heading, answer, heading, answer, all as siblings.
 *
 * The local search indexes under a heading what follows it as a sibling. In a disclosure nothing
 * follows the heading, so that a word of an answer would be found under the heading of the whole
 * group, and the result would lead to a list of closed questions.
 *
 * @param html A page as Docusaurus wrote it.
 * @returns The page for indexing; the same string if there is nothing to take apart.
 */
export function flattenAnswers(html: string): string {
  if (!html.includes("<summary><h3")) return html;
  const $ = load(html);
  $("[data-nosnippet]").remove();
  $("details:has(> summary > h3)").each((_, details) => {
    const question = $(details).find("> summary > h3");
    const answer = $(details).children().not("summary");
    $(details)
      .parent()
      .replaceWith([...question.get(), ...answer.get()]);
  });
  return $.html();
}
