import { createStorageSlot } from "@docusaurus/theme-common";

/**
 * Keeps the choices of the generated reference's tabs (`tabs` in plugins/provider-pages): every group of a
 * name, on every page and visit, shows the same panel. A choice is kept and shown in the address as that of
 * Docusaurus's own tabs is, so that a framework is chosen once for all pages. Without script the tabs
 * work, each for itself.
 */
const kept = (group: string) => createStorageSlot(`docusaurus.tab.${group}`);

function chosen(group: string): string | null {
  return new URLSearchParams(location.search).get(group) ?? kept(group).get();
}

function keep(event: Event): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || !target.closest("[data-tabs]")) return;
  kept(target.name).set(target.value);
  const address = new URL(location.href);
  address.searchParams.set(target.name, target.value);
  history.replaceState(history.state, "", address);
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
