// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";

import { standaloneSvg } from "../../src/lab/inspector/diagram/standalone-svg";
import { safeDocument } from "../../src/lab/inspector/mail/safe-html";
import { runText } from "./panels/reports";

/** How many documents are made of each kind. */
const CASES = Number(process.env.FUZZ_CASES ?? 3_000) / 10;
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES ? Date.now() % 2 ** 31 : 1));

const SVG = "http://www.w3.org/2000/svg";

test("the HTML of a mail does nothing, whatever it is made of", () => {
  const tag = fc.constantFrom(
    ...["a href=x", "b", "p onclick=y", "base href=x", "frameset", "frame src=x", "svg", "math"],
    ...["table", "td", "select", "template", "form action=x", "style", "title", "body onload=y"],
    ...["noscript", "iframe srcdoc=x", "textarea", "plaintext", "meta http-equiv=refresh", "/p"],
    ...["/b", "/svg", "/template", "/table", "/style", "annotation-xml", "!--", "head"],
  );
  const html = fc
    .array(
      fc.oneof(
        tag.map((name) => `<${name}>`),
        runText,
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(""));
  let documents = 0;
  fc.assert(
    fc.property(html, (text) => {
      const { document } = safeDocument(text);
      if (document === undefined) return;
      documents++;
      const read = new DOMParser().parseFromString(document, "text/html");
      // The policy is the one thing that the frame is told.
      expect(read.querySelectorAll("meta")).toHaveLength(1);
      const active = "script, base, iframe, frame, object, svg, math, [href], [action]";
      expect(read.querySelectorAll(active)).toHaveLength(0);
      const names = [...read.querySelectorAll("*")].flatMap((one) => one.getAttributeNames());
      expect(names.filter((name) => name.startsWith("on"))).toEqual([]);
    }),
    { numRuns: Math.ceil(CASES), seed: SEED },
  );
  // Not all of them were refused.
  expect(documents).toBeGreaterThan(CASES / 4);
});

test("a drawing in a file is well-formed XML, whatever is drawn", () => {
  fc.assert(
    fc.property(runText, (text) => {
      const drawing = document.createElementNS(SVG, "svg");
      const element = document.createElementNS(SVG, "text");
      element.textContent = text;
      element.setAttribute("aria-label", text);
      drawing.append(element);
      const file = new DOMParser().parseFromString(standaloneSvg(drawing), "image/svg+xml");
      expect(file.querySelector("parsererror")).toBeNull();
      expect(file.querySelector("text")?.textContent).toHaveLength(
        text.replace(/\r\n?/g, "\n").length,
      );
    }),
    { numRuns: Math.ceil(CASES / 3), seed: SEED },
  );
});
