import { createElement, Fragment, isValidElement, type ReactNode } from "react";

/** A rendered tree on its way to the page, as JSON. Objects with a `$` stand for something else. */
export type Encoded = string | number | boolean | null | Encoded[] | { [name: string]: Encoded };

/** An export of a module that runs in the page, too. */
export interface ClientReference {
  module: string;
  name: string;
}

/** What the server knows of the functions in a tree. */
interface Known {
  clientOf: (type: unknown) => ClientReference | undefined;
  /** The id of a Server Action. */
  actionOf: (value: unknown) => string | undefined;
}

/**
 * Writes what Server Components have returned, for the page to make the same elements of it. React's
 * `react-server-dom-*` write the same things as lines of a stream.
 *
 * @throws Error, in React's words, if something cannot go to the page
 */
export function encode(value: unknown, known: Known): Encoded {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  const action = known.actionOf(value);
  if (action !== undefined) return { $: "action", id: action };
  if (typeof value === "function") {
    throw new Error(
      'Functions cannot be passed directly to Client Components unless you explicitly expose it by marking it with "use server". Or maybe you meant to call this function rather than return it.',
    );
  }
  if (Array.isArray(value)) return value.map((one) => encode(one, known));
  if (isValidElement(value)) {
    const { module, name } = known.clientOf(value.type) ?? {};
    const type =
      module === undefined ? (value.type === Fragment ? "" : (value.type as string)) : name;
    return {
      $: "element",
      type: type ?? "",
      ...(module !== undefined && { module }),
      ...(value.key !== null && { key: value.key }),
      props: encodeMembers(value.props as object, known),
    };
  }
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    const members = encodeMembers(value, known);
    return "$" in value ? { $: "object", members } : members;
  }
  throw new Error(
    "Only plain objects, and a few built-ins, can be passed to Client Components from Server Components. Classes or null prototypes are not supported. (The lab's Next.js takes texts, numbers, booleans, lists and plain objects.)",
  );
}

function encodeMembers(value: object, known: Known): { [name: string]: Encoded } {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === undefined ? [] : [[name, encode(one, known)]],
    ),
  );
}

/** What the page knows: the functions that the server's tree names. */
interface Named {
  component: (reference: ClientReference) => unknown;
  action: (id: string) => (...args: unknown[]) => Promise<unknown>;
}

/** Makes the elements that a tree was written from. */
export function decode(value: Encoded, named: Named): ReactNode {
  return read(value, named) as ReactNode;
}

function read(value: Encoded, named: Named): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => read(one, named));
  const members = (all: Encoded | undefined) =>
    Object.fromEntries(Object.entries(all ?? {}).map(([name, one]) => [name, read(one, named)]));
  if (value.$ === "action") return named.action(value.id as string);
  if (value.$ === "object") return members(value.members);
  if (value.$ !== "element") return members(value);
  const { type, module, key, props } = value;
  const component =
    module === undefined
      ? type === ""
        ? Fragment
        : type
      : named.component({ module: module as string, name: type as string });
  return createElement(component as string, {
    ...members(props),
    ...(key !== undefined && { key: key as string }),
  });
}
