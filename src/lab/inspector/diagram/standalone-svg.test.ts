// @vitest-environment jsdom
import { expect, test } from "vitest";

import { standaloneSvg } from "./standalone-svg";

const SVG = "http://www.w3.org/2000/svg";

/** A drawing with a text and a name, as a file. */
function fileOf(text: string): string {
  const drawing = document.createElementNS(SVG, "svg");
  const element = document.createElementNS(SVG, "text");
  element.textContent = text;
  element.setAttribute("aria-label", text);
  drawing.append(element);
  document.body.append(drawing);
  const file = standaloneSvg(drawing);
  drawing.remove();
  return file;
}

/** The text of a drawing that was read from a file. @throws if the file is not well-formed */
function read(file: string): string | null {
  const parsed = new DOMParser().parseFromString(file, "image/svg+xml");
  expect(parsed.querySelector("parsererror")).toBeNull();
  return parsed.querySelector("text")?.textContent ?? null;
}

test("a drawing in a file says what it says on the page", () => {
  expect(read(fileOf(`<a & "b">`))).toBe(`<a & "b">`);
});

test.each(["\u001b[31m", "\u0000", "\ufffe", "\ud800", "\udfff"])(
  "what XML does not allow is replaced: %j",
  (character) => expect(read(fileOf(`a${character}b`))).toMatch(/^a\ufffd/),
);
