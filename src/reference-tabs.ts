/**
 * Keeps the choices of the generated reference's tabs (`tabs` in plugins/provider-pages): every group of a
 * name, on every page and visit, shows the same panel. Without script the tabs work, each for itself.
 */
const KEY = "reference-tabs:";

function chosen(group: string): string | null {
  try {
    return localStorage.getItem(KEY + group);
  } catch {
    return null; // Storage is off: nothing is kept.
  }
}

function keep(event: Event): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || !target.closest("[data-tabs]")) return;
  try {
    localStorage.setItem(KEY + target.name, target.value);
  } catch {
    // Storage is off: nothing is kept.
  }
}

function showChosen(): void {
  for (const tabs of document.querySelectorAll<HTMLElement>("[data-tabs]")) {
    const inputs = [...tabs.querySelectorAll<HTMLInputElement>(":scope > input")];
    const value = chosen(tabs.dataset["tabs"] ?? "");
    const input = inputs.find((each) => each.value === value) ?? inputs[0];
    if (input) input.checked = true;
  }
}

if (typeof document !== "undefined") document.addEventListener("change", keep);

/** Called by Docusaurus when a page has been shown. */
export function onRouteDidUpdate(): void {
  showChosen();
}
