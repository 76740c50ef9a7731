// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import "./code-buttons";

const writeText = vi.fn<(text: string) => Promise<void>>();
const block = () => document.querySelector<HTMLElement>(".theme-code-block") as HTMLElement;
const button = (action: string) =>
  document.querySelector<HTMLButtonElement>(`[data-code=${action}]`) as HTMLButtonElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  writeText.mockReset().mockResolvedValue();
  document.body.innerHTML = `
    <div class="theme-code-block">
      <pre><code><div>const a = <span>1</span>;<br></div><div>use(a);<br></div></code></pre>
      <div><button data-code="wrap" hidden></button>
      <button data-code="copy" title="Copy" aria-label="Copy"><i></i></button></div>
    </div>`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Gives the code a width in a box of 100 pixels: jsdom has no layout. */
function wide(width: number) {
  const code = block().querySelector("pre") as HTMLElement;
  Object.defineProperties(code, {
    scrollWidth: { value: width, configurable: true },
    clientWidth: { value: 100, configurable: true },
  });
}

test("a press copies the lines, and the button says so for a second, however often", async () => {
  button("copy").querySelector("i")?.click();
  expect(writeText).toHaveBeenCalledExactlyOnceWith("const a = 1;\nuse(a);");
  await vi.advanceTimersByTimeAsync(500);
  expect(button("copy").ariaLabel).toBe("Copied");
  button("copy").click();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(button("copy").ariaLabel).toBe("Copy");
  expect(button("copy").dataset).not.toHaveProperty("copied");
});

test("where the browser refuses, the code is selected, and the button says why", async () => {
  writeText.mockRejectedValue(new DOMException("no", "NotAllowedError"));
  button("copy").click();
  await vi.advanceTimersByTimeAsync(1);
  expect(getSelection()?.toString()).toBe("const a = 1;use(a);");
  expect(button("copy").ariaLabel).toContain("The code is selected");
});

test("wrapping is offered where a line is longer than the block, and can be taken back", () => {
  wide(100);
  block().dispatchEvent(new Event("pointerover", { bubbles: true }));
  expect(button("wrap").hidden).toBe(true);
  wide(101);
  block().dispatchEvent(new Event("focusin", { bubbles: true }));
  expect(button("wrap").hidden).toBe(false);
  button("wrap").click();
  expect(block().hasAttribute("data-wrapped")).toBe(true);
  wide(100);
  block().dispatchEvent(new Event("pointerover", { bubbles: true }));
  expect(button("wrap").hidden).toBe(false);
  button("wrap").click();
  expect(block().hasAttribute("data-wrapped")).toBe(false);
});
