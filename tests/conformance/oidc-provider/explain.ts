import type { Message } from "./compare";
import type { Difference } from "./differences";

/** Takes the listed differences of one side out of its steps. */
export function explain(
  steps: Message[][],
  side: Difference["on"],
  differences: readonly Difference[],
): Message[][] {
  const own = differences.filter(({ on }) => on === side);
  return steps.map((step) => {
    const worded = step.map(({ head, details }) => ({
      head: inOtherWords(head, own),
      details: details.map((detail) => inOtherWords(detail, own)).sort(),
    }));
    return withoutRedirects(worded, own).map(({ head, details }) => ({
      head,
      details: details.filter((detail) => !own.some((one) => isDetail(one, head, detail))),
    }));
  });
}

function inOtherWords(text: string, differences: Difference[]): string {
  return differences.reduce(
    (said, one) => (one.kind === "word" ? said.replace(one.said, one.meant) : said),
    text,
  );
}

/** The messages without the responses that redirect so, and the requests that follow them. */
function withoutRedirects(messages: Message[], differences: Difference[]): Message[] {
  const kept: Message[] = [];
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index];
    if (!message) continue;
    if (differences.some((one) => isRedirect(one, message))) index++;
    else kept.push(message);
  }
  return kept;
}

function isRedirect(difference: Difference, { head, details }: Message): boolean {
  return (
    difference.kind === "redirect" &&
    / ← .*: 30\d$/.test(head) &&
    details.some((detail) => difference.location.test(detail))
  );
}

function isDetail(difference: Difference, head: string, detail: string): boolean {
  return difference.kind === "detail" && difference.at.test(head) && difference.detail.test(detail);
}
