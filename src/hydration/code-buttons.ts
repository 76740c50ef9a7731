/** Milliseconds for which a button says that it has copied. */
const SHOWN = 1_000;

const BLOCK = ".theme-code-block";

/** Buttons of blocks of code (src/theme/CodeBlock/Buttons), by what stands in their `data-code`. */
const ACTIONS: Record<string, (block: Element, button: HTMLButtonElement) => void> = {
  copy: (block, button) => void copy(block, button),
  wrap: (block) => block.toggleAttribute("data-wrapped"),
};

function press({ target }: Event): void {
  const button =
    target instanceof Element ? target.closest<HTMLButtonElement>("[data-code]") : null;
  const block = button?.closest(BLOCK);
  if (button && block) ACTIONS[button.dataset["code"] ?? ""]?.(block, button);
}

/** Lines can be wrapped where they are longer than the block is wide, which is seen when it is needed. */
function offerToWrap({ target }: Event): void {
  const block = target instanceof Element ? target.closest(BLOCK) : null;
  const button = block?.querySelector<HTMLButtonElement>("[data-code=wrap]");
  const code = block?.querySelector("pre");
  if (!block || !button || !code) return;
  button.hidden = !block.hasAttribute("data-wrapped") && code.scrollWidth <= code.clientWidth;
}

/**
 * Copies the text of the lines, which are elements: a line end is not part of them. Where the browser
 * refuses, as it does on pages that came neither by HTTPS nor from this machine, the code is selected.
 */
async function copy(block: Element, button: HTMLButtonElement): Promise<void> {
  const lines = [...block.querySelectorAll("code > *")];
  try {
    await navigator.clipboard.writeText(lines.map(({ textContent }) => textContent).join("\n"));
    button.dataset["copied"] = "";
    button.ariaLabel = "Copied";
  } catch {
    const code = block.querySelector("code");
    if (code) getSelection()?.selectAllChildren(code);
    button.ariaLabel =
      "The browser does not let this page copy. The code is selected: copy it yourself.";
  }
  setTimeout(() => {
    delete button.dataset["copied"];
    button.ariaLabel = button.title;
  }, SHOWN);
}

if (typeof document !== "undefined") {
  document.addEventListener("click", press);
  document.addEventListener("pointerover", offerToWrap, { passive: true });
  document.addEventListener("focusin", offerToWrap, { passive: true });
}
