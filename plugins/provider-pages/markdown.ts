/** Text as it may stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Code in a line of HTML. */
export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** Code in a line of Markdown, where addresses in HTML would become links. */
export function codeSpan(text: string): string {
  return `\`${text}\``;
}

/** Text with backticks around code, as HTML; addresses become links. */
export function inlineHtml(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1
        ? code(part.slice(1, -1))
        : escapeHtml(part)
            .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2">$1</a>')
            .replace(/(?<!["=])\bhttps:\/\/[^\s<)]*[^\s<).,]/g, '<a href="$&">$&</a>'),
    )
    .join("");
}

/** A list of facts: what it is, and its value as HTML. */
export function factList(rows: readonly (readonly [string, string])[]): string {
  const items = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`);
  return `<dl class="ref-facts">${items.join("")}</dl>`;
}

/** A table of HTML cells. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** A fenced block of code. */
export function fence(text: string, language: string, title?: string): string {
  const info = title === undefined ? language : `${language} title="${title}"`;
  return `\`\`\`${info}\n${text}\n\`\`\``;
}

/** One of several panels of which the reader sees one at a time. */
export interface Panel {
  label: string;
  /** How the choice is called in an address, and where it is kept. */
  value: string;
  /** Markdown. */
  body: string;
}

/**
 * Panels behind radio buttons: they work without script, by style alone. All groups of the same
 * name, on any page, show the same choice (`src/reference-tabs.ts`).
 *
 * @param group what is chosen, `framework`; unique on its page together with `id`
 */
export function tabs(group: string, legend: string, panels: readonly Panel[]): string {
  const inputs = panels.map(({ label, value }, index) => {
    const id = `${group}-${index}`;
    return `<input type="radio" name="${group}" id="${id}" value="${escapeHtml(value)}"><label for="${id}">${escapeHtml(label)}</label>`;
  });
  const bodies = panels.map(({ body }) => `<div>\n\n${body}\n\n</div>`);
  return `<div class="ref-tabs" role="group" aria-label="${escapeHtml(legend)}" data-tabs="${group}">\n${inputs.join("")}\n${bodies.join("\n")}\n</div>`;
}

/** Front matter of a generated page. */
export function frontMatter(fields: Record<string, unknown>): string {
  const all = { toc_max_heading_level: 3, pagination_next: null, pagination_prev: null, ...fields };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---"].join("\n");
}
