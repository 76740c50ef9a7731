import {
  cloneElement,
  createElement,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
  Suspense,
} from "react";

import type { ClientReferences } from "./client/references";
import type { ServerActions } from "./server-actions";

type Props = Record<string, unknown>;
type Component = (props: Props) => ReactNode | Promise<ReactNode>;

/** What elements may refer to that is no element. */
export interface Referred {
  actions: ServerActions;
  clients: ClientReferences;
}

/**
 * Calls the Server Components of a tree, each once, and waits for those that are asynchronous: what is
 * left is HTML that React's own renderer can write. React's renderer for browsers and Node would call an
 * asynchronous component again when its promise resolves, and with it whatever the component does.
 * Client Components stay as they are: that renderer calls them, and the page again.
 *
 * @throws Error as React does on the server, if a component is none, or a handler of events stands where
 *   nobody can hear them
 */
export async function callComponents(node: unknown, referred: Referred): Promise<ReactNode> {
  const value: unknown = await node;
  if (Array.isArray(value)) {
    return Promise.all(value.map((one: unknown) => callComponents(one, referred)));
  }
  if (!isValidElement(value)) {
    if (typeof value === "object" && value !== null) {
      throw new Error("Objects are not valid as a React child: a component returned one.");
    }
    return value as ReactNode;
  }
  const { type, key } = value;
  const props = value.props as Props;
  if (typeof type === "string") return callInside(value, type, props, referred);
  if (referred.clients.of(type)) {
    const called = await Promise.all(
      Object.entries(props).map(async ([name, one]) => [name, await callProp(one, referred)]),
    );
    const given = Object.fromEntries(called) as Props;
    return createElement(type, key === null ? given : { ...given, key });
  }
  if (type === Fragment || type === Suspense) {
    return createElement(Fragment, { key }, await callChildren(props.children, referred));
  }
  const inner = await callComponents(componentOf(type)(props), referred);
  return key === null ? inner : createElement(Fragment, { key }, inner);
}

async function callInside(element: ReactElement, tag: string, props: Props, referred: Referred) {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value !== "function") continue;
    const isForm = (tag === "form" && name === "action") || name === "formAction";
    if (isForm && referred.actions.has(value as never)) continue;
    throw new Error(
      isForm
        ? `The function in <${tag} ${name}> is not a Server Action: its first line must be "use server".`
        : `Event handlers cannot be passed to Client Component props: <${tag} ${name}>. It is a Server Component, whose functions do not reach the browser.`,
    );
  }
  return props.children === undefined
    ? element
    : cloneElement(element, undefined, await callChildren(props.children, referred));
}

/** What a Client Component is given: elements in it are the server's work. */
function callProp(value: unknown, referred: Referred): unknown {
  const isTree = isValidElement(value) || (Array.isArray(value) && value.some(isValidElement));
  return isTree ? callChildren(value, referred) : value;
}

/** Children in a list are told apart by their keys; those of JSX by their place. */
async function callChildren(children: unknown, referred: Referred): Promise<ReactNode> {
  if (!Array.isArray(children)) return callComponents(children, referred);
  const called = await Promise.all(children.map((one: unknown) => callComponents(one, referred)));
  return called.map((one, index) => createElement(Fragment, { key: index }, one));
}

function componentOf(type: unknown): Component {
  if (typeof type === "object" && type !== null && "type" in type) return componentOf(type.type);
  if (typeof type !== "function") {
    throw new Error(
      `Element type is invalid: ${String(type)}. Is the component exported by the file that it is imported from?`,
    );
  }
  const { prototype } = type as { prototype?: { isReactComponent?: unknown } };
  if (prototype?.isReactComponent) {
    throw new Error(`Class components are Client Components, and ${type.name} is one.`);
  }
  return type as Component;
}
