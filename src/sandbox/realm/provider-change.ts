import type { IdentityProvider } from "../../world/idp/identity-provider";

/** What readers change at a provider. */
type Settings = Pick<IdentityProvider, "faults" | "refreshTokens" | "lifetimes">;

/** The settings of a provider as they are now: later changes do not reach them. */
export function settingsOf({ faults, refreshTokens, lifetimes }: Settings): Settings {
  return structuredClone({ faults, refreshTokens, lifetimes });
}

/**
 * What differs between two states of a provider, in words for the trace; undefined if nothing does.
 *
 * @param name the provider's
 */
export function describeChange(
  name: string,
  before: Settings,
  after: Settings,
): string | undefined {
  const parts = [
    ...differences(before.faults, after.faults).map(([fault, value]) =>
      value === undefined ? `${fault} in order` : `${fault} ${print(value)}`,
    ),
    ...differences(before.refreshTokens, after.refreshTokens).map(
      ([rule, value]) => `refresh tokens: ${rule} ${print(value)}`,
    ),
    ...differences(before.lifetimes, after.lifetimes).map(
      ([what, value]) => `lifetime of ${what} ${print(value)} s`,
    ),
  ];
  return parts.length === 0 ? undefined : `${name} is set to ${parts.join(", ")}`;
}

/** The members that are not equal, with their values afterwards. */
function differences(before: object, after: object): [name: string, value: unknown][] {
  const [old, now] = [before, after].map((one) => new Map(Object.entries(one)));
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].flatMap((name) => {
    const value: unknown = now?.get(name);
    return JSON.stringify(value) === JSON.stringify(old?.get(name)) ? [] : [[name, value]];
  });
}

/** `true` says no more than the name does. */
function print(value: unknown): string {
  if (value === true) return "on";
  if (value === false) return "off";
  if (Array.isArray(value)) return `(${value.join(", ")})`;
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name} ${print(member)}`);
  return `(${members.join(", ")})`;
}
