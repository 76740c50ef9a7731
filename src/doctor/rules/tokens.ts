import { asRecord, enumerate, isRecord, parseJson } from "../config/values";
import type { Rule } from "../rule";
import { firstArgument } from "./arguments";
import { clientDataComplaint, copiesClientData, HARMLESS } from "./client-data";

/** What the `jwt` callback makes of the token: its calls in the trace. */
export const tokenRules: Rule[] = [
  {
    name: "whole-profile-in-token",
    follow: () => ({
      *call(event) {
        if (event.type !== "callback" || event.name !== "jwt" || !event.result) return;
        const given = firstArgument(event.args);
        if (!given || !isRecord(given.account)) return;
        const token = asRecord(parseJson(event.result));
        const whole = (["account", "profile"] as const).filter((name) =>
          isKeptWhole(given[name], token),
        );
        if (whole.length === 0) return;
        yield {
          severity: "advice",
          title: `The token keeps the whole ${enumerate(whole)}`,
          reason: `The \`jwt\` callback copies ${enumerate(whole.map((name) => `\`${name}\``))} into the token, with every member that the provider sent. ${whole.includes("account") ? "An ID token alone has about a thousand characters." : "A profile grows when the provider adds to it."}`,
          consequence:
            "The cookie grows until it is split or a proxy refuses it, and a copied cookie carries the provider's tokens with it.",
          fix: "Copy the members that you use: `token.provider = account.provider`.",
          link: "size",
          option: "callbacks.jwt",
          event: event.id,
        };
      },
    }),
  },
  {
    name: "client-data-in-token",
    examine: copiesClientData,
    follow: () => ({
      *call(event) {
        if (event.type !== "callback" || event.name !== "jwt" || !event.result) return;
        const given = firstArgument(event.args);
        if (given?.trigger !== "update" || !isRecord(given.session)) return;
        const before = asRecord(given.token);
        const after = asRecord(parseJson(event.result));
        const copied = copiedMembers(given.session, before, after);
        if (copied.length === 0) return;
        yield { ...clientDataComplaint(copied), event: event.id };
      },
    }),
  },
];

/** Whether a token holds an object as it is, as a member or spread into it. */
function isKeptWhole(value: unknown, token: Record<string, unknown>): boolean {
  if (!isRecord(value)) return false;
  const text = JSON.stringify(value);
  if (Object.values(token).some((member) => isRecord(member) && JSON.stringify(member) === text)) {
    return true;
  }
  const members = Object.entries(value);
  return members.length > 5 && members.every(([name, member]) => same(token[name], member));
}

/** Members that the browser sent and that are in the token since, at the top or in an object. */
function copiedMembers(
  sent: Record<string, unknown>,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string[] {
  return Object.entries(sent).flatMap(([name, value]) => {
    if (HARMLESS.has(name) || value === undefined) return [];
    if (same(after[name], value) && !same(before[name], value)) return [name];
    // `update({ user: { role } })`, spread member by member.
    if (!isRecord(value) || Array.isArray(value)) return [];
    const places = [after, asRecord(after[name])];
    const old = [before, asRecord(before[name])];
    return Object.entries(value).flatMap(([inner, member]) => {
      const isNew = places.some(
        (place, at) => same(place[inner], member) && !same(old[at]?.[inner], member),
      );
      return isNew && !HARMLESS.has(inner) ? [`${name}.${inner}`] : [];
    });
  });
}

function same(a: unknown, b: unknown): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
