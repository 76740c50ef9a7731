/** A form among the arguments: `$K`, and the number before the names of its fields. */
const FORM = /^\$K([0-9a-f]+)$/;

/**
 * The body of a request that calls a Server Action, as React's `encodeReply` writes it for plain values
 * and forms.
 *
 * @throws Error for what the page cannot send
 */
export function encodeArguments(args: readonly unknown[]): string | FormData {
  const forms: FormData[] = [];
  const write = (value: unknown): unknown => {
    if (typeof value === "string") return value.startsWith("$") ? `$${value}` : value;
    if (value === null || typeof value === "number" || typeof value === "boolean") return value;
    if (value === undefined) return "$undefined";
    if (value instanceof FormData) return `$K${forms.push(value).toString(16)}`;
    if (Array.isArray(value)) return value.map(write);
    if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, write(one)]));
    }
    throw new Error(
      "Only plain objects, and a few built-ins, can be passed to Server Actions. Classes or null prototypes are not supported.",
    );
  };
  const root = JSON.stringify(args.map(write));
  if (forms.length === 0) return root;
  const body = new FormData();
  forms.forEach((form, index) => {
    for (const [name, value] of form) body.append(`${(index + 1).toString(16)}_${name}`, value);
  });
  body.append("0", root);
  return body;
}

/** The arguments that such a body holds. @throws if it is none */
export async function decodeArguments(body: Response): Promise<unknown[]> {
  const isForm = body.headers.get("content-type")?.startsWith("multipart/form-data");
  const parts = isForm ? await body.formData() : new FormData();
  const root: unknown = JSON.parse(isForm ? String(parts.get("0")) : await body.text());
  const read = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(read);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one)]));
    }
    if (typeof value !== "string" || !value.startsWith("$")) return value;
    if (value === "$undefined") return undefined;
    const [, number] = FORM.exec(value) ?? [];
    if (number === undefined) return value.slice(1);
    const form = new FormData();
    for (const [name, one] of parts) {
      if (name.startsWith(`${number}_`)) form.append(name.slice(number.length + 1), one);
    }
    return form;
  };
  const args = read(root);
  if (!Array.isArray(args)) throw new Error("The arguments of a Server Action are a list.");
  return args;
}
