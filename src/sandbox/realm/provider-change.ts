import type { Faults } from "../../world/idp/faults";
import type { IdentityProvider } from "../../world/idp/identity-provider";
import type { FaultsPatch } from "../messages";

/** What readers change at a provider. */
type Settings = Pick<IdentityProvider, "faults" | "refreshTokens" | "lifetimes">;

/** The settings of a provider as they are now: later changes do not reach them. */
export function settingsOf({ faults, refreshTokens, lifetimes }: Settings): Settings {
  return structuredClone({ faults, refreshTokens, lifetimes });
}

/** Faults with some changed. What is in order is absent, so that `{}` means that everything is. */
export function patchFaults(faults: Faults, patch: FaultsPatch): Faults {
  const { slow, ...others } = patch;
  const patched = new Map<string, unknown>(Object.entries(faults));
  const set = (name: string, value: unknown) => {
    if (value === undefined || value === null) patched.delete(name);
    else patched.set(name, value);
  };
  for (const [name, change] of Object.entries(others)) {
    const isList = typeof change === "object" && change !== null;
    set(name, isList ? patchList(patched.get(name), change) : change);
  }
  if (slow) {
    const delays = Object.entries({ ...faults.slow, ...slow }).filter(([, delay]) => delay > 0);
    set("slow", delays.length > 0 ? Object.fromEntries(delays) : undefined);
  }
  return structuredClone(Object.fromEntries(patched));
}

/** @returns undefined for an empty list */
function patchList(before: unknown, places: Record<string, boolean>): string[] | undefined {
  const list = new Set<string>(Array.isArray(before) ? before : []);
  for (const [place, isIn] of Object.entries(places)) {
    if (isIn) list.add(place);
    else list.delete(place);
  }
  return list.size > 0 ? [...list] : undefined;
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
