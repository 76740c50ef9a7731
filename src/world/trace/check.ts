/**
 * Says what is wrong with a value, or nothing: "is no text", "status is no count".
 *
 * @typeParam Value what the value is if nothing is wrong with it
 */
export interface Check<out Value> {
  (value: unknown): string | undefined;
  /** Never there: it makes the compiler compare checks by what they accept. */
  readonly accepts?: Value;
}

/** A check of each member of an object. */
export type Shape<Value> = { readonly [Key in keyof Value]-?: Check<Value[Key]> };

export const text: Check<string> = (value) =>
  typeof value === "string" ? undefined : "is no text";

export const flag: Check<boolean> = (value) =>
  typeof value === "boolean" ? undefined : "is neither true nor false";

export const number: Check<number> = (value) =>
  Number.isFinite(value) ? undefined : "is no number";

/** Milliseconds since the epoch, in the range of `Date` (ECMA-262, section 21.4.1.1). */
export const time: Check<number> = (value) =>
  number(value) ?? (Math.abs(Number(value)) <= 8.64e15 ? undefined : "is no time");

/** An event's id: a whole number from 1. */
export const id: Check<number> = (value) =>
  Number.isInteger(value) && Number(value) > 0 ? undefined : "is no event id";

/** A whole number from 0. */
export const count: Check<number> = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : "is no count";

/** An address that can be taken apart. */
export const url: Check<string> = (value) =>
  typeof value === "string" && URL.canParse(value) ? undefined : "is no address";

export function optional<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value) => (value === undefined ? undefined : check(value));
}

export function nullable<Value>(check: Check<Value>): Check<Value | null> {
  return (value) => (value === null ? undefined : check(value));
}

export function anyOf<First, Second>(
  first: Check<First>,
  second: Check<Second>,
): Check<First | Second> {
  return (value) => (first(value) === undefined ? undefined : second(value));
}

export function oneOf<const Value extends string>(...values: readonly Value[]): Check<Value> {
  return (value) =>
    values.some((one) => one === value) ? undefined : `is none of ${values.join(", ")}`;
}

export function list<Value>(check: Check<Value>): Check<Value[]> {
  return (value) => {
    if (!Array.isArray(value)) return "is no list";
    const index = value.findIndex((item) => check(item) !== undefined);
    return index < 0 ? undefined : `${index} ${check(value[index])}`;
  };
}

/** An object with any names, whose members are all alike. @param what what else it is not */
export function record<Value>(check: Check<Value>, what = "object"): Check<Record<string, Value>> {
  return (value) => {
    if (!isObject(value)) return `is no ${what}`;
    const wrong = Object.entries(value).find(([, member]) => check(member) !== undefined);
    return wrong && `${wrong[0]} ${check(wrong[1])}`;
  };
}

/** An object with these members. Members that are not named are let through. */
export function object<Value extends object>(shape: Shape<Value>): Check<Value> {
  return (value) => {
    if (!isObject(value)) return "is no object";
    for (const [key, check] of Object.entries<Check<unknown>>(shape)) {
      const problem = check((value as Record<string, unknown>)[key]);
      if (problem !== undefined) return `${key} ${problem}`;
    }
    return undefined;
  };
}

/** One of several kinds of object; the text in a member tells which. */
export function variant<Value extends object, Tag extends keyof Value & string>(
  tag: Tag,
  shapes: {
    readonly [Kind in Value[Tag] & string]: Shape<Omit<Extract<Value, Record<Tag, Kind>>, Tag>>;
  },
): Check<Value> {
  return (value) => {
    if (!isObject(value)) return "is no object";
    const kind = (value as Record<string, unknown>)[tag];
    if (typeof kind !== "string" || !Object.hasOwn(shapes, kind)) {
      return `${tag} is none of ${Object.keys(shapes).join(", ")}`;
    }
    return object<object>(shapes[kind as Value[Tag] & string])(value);
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
