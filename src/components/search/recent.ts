/** A page that a search led to, or one that many look for. */
export interface Place {
  address: string;
  title: string;
}

const KEY = "search-recent";
const MOST = 4;

/** Pages that most readers need at some time. */
export const POPULAR: readonly Place[] = [
  { address: "/tutorials/first-sign-in/", title: "Your first sign-in" },
  { address: "/reference/errors/", title: "Errors and warnings" },
  { address: "/reference/environment/", title: "Environment variables" },
  { address: "/reference/providers/", title: "Providers" },
  { address: "/concepts/session-strategies/", title: "Session strategies" },
  { address: "/faq/", title: "Frequently asked questions" },
];

/** Where the search led lately, the last one first. What was typed is not kept. */
export function readRecent(): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, MOST) : [];
  } catch {
    // The browser may refuse to keep anything.
    return [];
  }
}

/** Notes where the search led. */
export function addRecent({ address, title }: Place): void {
  const others = readRecent().filter((one) => one.address !== address);
  try {
    localStorage.setItem(KEY, JSON.stringify([{ address, title }, ...others].slice(0, MOST)));
  } catch {
    // As above.
  }
}

/** What is kept may be of an older form, or not the site's. */
function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { address, title } = value as Partial<Place>;
  return typeof title === "string" && typeof address === "string" && /^\/(?!\/)/.test(address);
}
