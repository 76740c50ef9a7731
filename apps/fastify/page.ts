/** A page. Each value that is put into it is escaped: a name comes from the provider. */
export function page(text: TemplateStringsArray, ...values: unknown[]): string {
  const body = text.map((part, index) => part + escape(values[index] ?? "")).join("");
  return `<!doctype html><html lang="en"><title>Example app</title><main>${body}</main></html>`;
}

function escape(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
