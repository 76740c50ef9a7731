// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { Stage } from "../../../tests/fuzz/panels/stage";
import { BrowserControls } from "./BrowserControls";

const start = "https://app.example/";
const other = "https://other.example/";

let stage: Stage;
beforeEach(() => {
  stage = new Stage(() => <BrowserControls id="browsers" selected={0} />);
  report("a");
});
afterEach(() => stage.close());

/** The run reports two browsers at these addresses, and which of them is in front. */
function report(front: "a" | "b", url = start) {
  const browser = { title: "", canGoBack: false, canGoForward: false, cookies: [] };
  const browsers = [
    { ...browser, id: "a", name: "A", url },
    { ...browser, id: "b", name: "B", url: other },
  ];
  stage.report({ browsers, front });
}

function field(): HTMLInputElement {
  const found = stage.element.querySelector<HTMLInputElement>("[name=address]");
  if (!found) throw new Error("The browser has no address field.");
  return found;
}

function type(text: string) {
  act(() => {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function press(key: string) {
  act(() => void field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
}

test("the address field says where the browser is", () => {
  expect(field().value).toBe(start);
  report("a", `${start}next`);
  expect(field().value).toBe(`${start}next`);
  report("b");
  expect(field().value).toBe(other);
});

test("what is being typed stays when the run reports another address", () => {
  type("https://");
  report("a", `${start}late`);
  report("b");
  expect(field().value).toBe("https://");
});

test("Escape takes back what was typed, and so does another browser's tab", () => {
  type("https://");
  press("Escape");
  expect(field().value).toBe(start);
  type("https://");
  const tab = stage.element.querySelectorAll<HTMLElement>("[role=tab]")[1];
  act(() => tab?.click());
  expect(field().value).toBe(start);
  report("b");
  expect(field().value).toBe(other);
});
