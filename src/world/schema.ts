/**
 * Says what is wrong with a value, or nothing: "is no text", "status is no count". A message is
 * declared once, as a schema: the type of its values follows from it (`TypeOf`), and tests make
 * values by its form.
 *
 * @typeParam Value what the value is if nothing is wrong with it
 */
export interface Schema<out Value> {
  (value: unknown): string | undefined;
  /** What it is made of. */
  readonly form: Form;
  /** Never there: it makes the compiler compare schemas by what they accept. */
  readonly accepts?: Value;
}

/** What a schema is made of: nothing else but a check of its own (`leaf`), or other schemas. */
export type Form =
  | {
      readonly leaf: (value: unknown) => string | undefined;
      /** Of texts: how many characters of one are worth passing on. A longer one is a text, too. */
      readonly longest?: number;
    }
  | { readonly oneOf: readonly string[] }
  | { readonly anyOf: readonly Schema<unknown>[] }
  | { readonly allOf: readonly Schema<unknown>[] }
  | { readonly optional: Schema<unknown> }
  | { readonly list: Schema<unknown> }
  | { readonly members: Members }
  | { readonly key: Schema<string>; readonly value: Schema<unknown> };

/** Schemas of an object's members, by name. */
export type Members = Readonly<Record<string, Schema<unknown>>>;

/** What a schema accepts. */
export type TypeOf<S extends Schema<unknown>> = S extends Schema<infer Value> ? Value : never;

/** An object whose members are as their schemas say; what may be undefined may be absent. */
export type ObjectOf<M extends Members> = {
  [Name in keyof M as undefined extends TypeOf<M[Name]> ? never : Name]: TypeOf<M[Name]>;
} & {
  [Name in keyof M as undefined extends TypeOf<M[Name]> ? Name : never]?: TypeOf<M[Name]>;
};

/** One of several kinds of object; the text in the member `Tag` tells which. */
export type VariantOf<Tag extends string, Kinds extends Readonly<Record<string, Members>>> = {
  [Kind in keyof Kinds]: Record<Tag, Kind> & ObjectOf<Kinds[Kind]>;
}[keyof Kinds];

/** A schema that no other expresses. */
export function leaf<Value>(check: (value: unknown) => string | undefined): Schema<Value> {
  return schema(check, { leaf: check });
}

function schema<Value>(check: (value: unknown) => string | undefined, form: Form): Schema<Value> {
  return Object.assign((value: unknown) => check(value), { form });
}

/** Items that a list may have where nothing else is said, and members that a record may have. */
const MOST_ITEMS = 1_000;

/** Characters of an address. What is cut is no address any more, so a longer one is none at all. */
const LONGEST_ADDRESS = 20_000;

/** A text of which so many characters are worth passing on (see `Form`). */
export function textUpTo(longest: number): Schema<string> {
  const check = (value: unknown) => (typeof value === "string" ? undefined : "is no text");
  return schema(check, { leaf: check, longest });
}

/** A text of some lines, such as a message. */
export const text = textUpTo(10_000);

/** A text of one line, such as a name, of which a page shows many. */
export const label = textUpTo(500);

/** A text as long as a document: the body of a response, a statement, a mail. */
export const longText = textUpTo(100_000);

export const flag = leaf<boolean>((value) =>
  typeof value === "boolean" ? undefined : "is neither true nor false",
);

/** A number that is neither infinite nor NaN. */
export const number = leaf<number>((value) =>
  Number.isFinite(value) ? undefined : "is no number",
);

/** Milliseconds since the epoch, in the range of `Date` (ECMA-262, section 21.4.1.1). */
export const time = leaf<number>(
  (value) => number(value) ?? (Math.abs(Number(value)) <= 8.64e15 ? undefined : "is no time"),
);

/** An event's id: a whole number from 1. */
export const id = leaf<number>((value) =>
  Number.isInteger(value) && Number(value) > 0 ? undefined : "is no event id",
);

/** A whole number from 0. */
export const count = leaf<number>((value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : "is no count",
);

/** An address that can be taken apart. */
export const url = leaf<string>((value) =>
  typeof value === "string" && value.length <= LONGEST_ADDRESS && URL.canParse(value)
    ? undefined
    : "is no address",
);

/** What `nullable` adds. */
export const nothing = leaf<null>((value) => (value === null ? undefined : "is not null"));

/** A member that may be absent. */
export function optional<Value>(item: Schema<Value>): Schema<Value | undefined> {
  return schema((value) => (value === undefined ? undefined : item(value)), { optional: item });
}

/** One of several; what is none of them has the problem that the last finds. */
export function anyOf<Values extends [unknown, ...unknown[]]>(
  ...items: { [Index in keyof Values]: Schema<Values[Index]> }
): Schema<Values[number]> {
  return schema(
    (value) => {
      let problem: string | undefined;
      for (const item of items) if ((problem = item(value)) === undefined) return undefined;
      return problem;
    },
    { anyOf: items },
  );
}

export function nullable<Value>(item: Schema<Value>): Schema<Value | null> {
  return anyOf(nothing, item);
}

export function oneOf<const Value extends string>(...values: readonly Value[]): Schema<Value> {
  const problem = `is none of ${values.join(", ")}`;
  return schema((value) => (values.some((one) => one === value) ? undefined : problem), {
    oneOf: values,
  });
}

/** What both accept, and a check of the whole does. */
export function allOf<One, Other>(
  one: Schema<One>,
  other: Schema<Other>,
  whole: (value: One & Other) => string | undefined,
): Schema<One & Other> {
  return schema((value) => one(value) ?? other(value) ?? whole(value as One & Other), {
    allOf: [one, other],
  });
}

/** @param most how many items it may have */
export function list<Value>(item: Schema<Value>, most = MOST_ITEMS): Schema<Value[]> {
  return schema(
    (value) => {
      if (!Array.isArray(value)) return "is no list";
      if (value.length > most) return tooMany(most, "items");
      const index = value.findIndex((each) => item(each) !== undefined);
      return index < 0 ? undefined : `${index} ${item(value[index])}`;
    },
    { list: item },
  );
}

/** An object with any names, whose members are all alike. @param what what else it is not */
export function record<Value>(
  value: Schema<Value>,
  what = "object",
): Schema<Record<string, Value>> {
  return partialRecord(text, value, what);
}

/** An object with some of the names that `key` accepts, whose members are all alike. */
export function partialRecord<Key extends string, Value>(
  key: Schema<Key>,
  value: Schema<Value>,
  what = "object",
): Schema<string extends Key ? Record<string, Value> : Partial<Record<Key, Value>>> {
  return schema(
    (whole) => {
      if (!isObject(whole)) return `is no ${what}`;
      const members = Object.entries(whole);
      if (members.length > MOST_ITEMS) return tooMany(MOST_ITEMS, "members");
      for (const [name, member] of members) {
        const problem = key(name) ?? value(member);
        if (problem !== undefined) return `${name} ${problem}`;
      }
      return undefined;
    },
    { key, value },
  );
}

/** An object with these members. Members that are not named are let through. */
export function object<M extends Members>(members: M): Schema<ObjectOf<M>> {
  const checks = Object.entries(members);
  return schema(
    (value) => {
      if (!isObject(value)) return "is no object";
      for (const [name, check] of checks) {
        const problem = check((value as Record<string, unknown>)[name]);
        if (problem !== undefined) return `${name} ${problem}`;
      }
      return undefined;
    },
    { members },
  );
}

/** One of several kinds of object; the text in the member `tag` tells which. */
export function variant<Tag extends string, Kinds extends Readonly<Record<string, Members>>>(
  tag: Tag,
  kinds: Kinds,
): Schema<VariantOf<Tag, Kinds>> {
  const names = Object.keys(kinds);
  const objects = new Map(
    names.map((name) => [name, object({ [tag]: oneOf(name), ...kinds[name] })]),
  );
  return schema(
    (value) => {
      if (!isObject(value)) return "is no object";
      const one = objects.get((value as Record<string, unknown>)[tag] as string);
      return one ? one(value) : `${tag} is none of ${names.join(", ")}`;
    },
    { anyOf: [...objects.values()] },
  );
}

function tooMany(most: number, what: string): string {
  return `has more than ${most.toLocaleString("en")} ${what}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
