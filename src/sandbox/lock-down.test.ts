import { describe, expect, test } from "vitest";

import { asScript, lockDown, withoutDocuments } from "./lock-down";

type Rules = Record<"createHTML" | "createScript", (...inputs: string[]) => string | null>;

/** A window, as far as it is locked down: the rules that it got, and what its frames show. */
function lockedDown() {
  let rules: Rules | undefined;
  class HTMLIFrameElement {
    shown: string | null = "";
    set srcdoc(text: string) {
      this.shown = rules?.createHTML(text, "TrustedHTML", "HTMLIFrameElement srcdoc") ?? null;
    }
  }
  const target = {
    HTMLIFrameElement,
    trustedTypes: { createPolicy: (_: string, given: Rules) => (rules = given) },
  };
  const write = lockDown(target as never, "first()");
  const show = (html: string, url = "https://app.example/") => {
    const frame = new HTMLIFrameElement();
    write(frame as never, url, html);
    return frame.shown;
  };
  const html = (text: string, sink: string) => rules?.createHTML(text, "TrustedHTML", sink);
  const script = (text: string, sink: string) => rules?.createScript(text, "TrustedScript", sink);
  return { show, html, script };
}

test("peer connections, web transport and transformations are taken away; the rest stays", () => {
  const target = Object.fromEntries(
    [
      "RTCPeerConnection",
      "webkitRTCPeerConnection",
      "mozRTCIceCandidate",
      "RTCDataChannel",
      "WebTransport",
      "WebTransportError",
      "XSLTProcessor",
      "fetch",
      "Request",
      "myRTC",
    ].map((name) => [name, {}]),
  );
  lockDown(target as never);
  expect(Object.keys(target)).toEqual(["fetch", "Request", "myRTC"]);
});

describe("no text becomes the document of a frame", () => {
  const { html, script, show } = lockedDown();

  test.each(["HTMLIFrameElement srcdoc", "Document write", "Document writeln", "", "constructor"])(
    "as %s",
    (sink) => expect(html("<p>harmless</p>", sink)).toBeNull(),
  );

  test.each([
    "<iframe srcdoc=a>",
    "<IFRAME SrcDoc=a>",
    "<!DOCTYPE a [<!ENTITY f '<iframe src&#100;oc=\"a\"/>'>]><a>&f;</a>",
  ])("by way of elements: %s", (text) => {
    expect(html(text, "Element innerHTML")).toBeNull();
    expect(html(text, "DOMParser parseFromString")).toBeNull();
  });

  test.each(["Location href", "HTMLAnchorElement href", "", "toString"])(
    "by an address with javascript:, as %s",
    (sink) => expect(script("1", sink)).toBeNull(),
  );

  test("elements and scripts are made as ever", () => {
    expect(html("<b>x</b>", "Element innerHTML")).toBe("<b>x</b>");
    for (const sink of ["eval", "Function", "HTMLScriptElement text", "Element onclick"]) {
      expect(script("1", sink)).toBe("1");
    }
  });

  test("a page is written with the first script in front, and allows nothing afterwards", () => {
    const page = show("<p>Hi</p>", 'https://app.example/"><script>');
    expect(page).toBe(
      '<!doctype html><script data-url="https%3A%2F%2Fapp.example%2F%22%3E%3Cscript%3E">first()</script><p>Hi</p>',
    );
    expect(html(page ?? "", "HTMLIFrameElement srcdoc")).toBeNull();
  });

  test("functions that the code replaces later are not asked", () => {
    const { toLowerCase, indexOf } = String.prototype;
    try {
      String.prototype.toLowerCase = () => "";
      String.prototype.indexOf = () => -1;
      expect(html("<iframe srcdoc=a>", "Element innerHTML")).toBeNull();
      expect(show("<iframe srcdoc=a>")).not.toContain("srcdoc");
    } finally {
      Object.assign(String.prototype, { toLowerCase, indexOf });
    }
  });
});

describe("a page's text", () => {
  test.each([
    ["<iframe srcdoc=a>", "<iframe s&#114;cdoc=a>"],
    ["SRCDOC srcDoc", "S&#82;CDOC s&#114;cDoc"],
    ["\u0130\u0130 srcdoc srcdo", "\u0130\u0130 s&#114;cdoc srcdo"],
    ["srcsrcdoc", "srcs&#114;cdoc"],
    ["<!Entity a>", "<&#33;Entity a>"],
    ["none", "none"],
  ])("keeps its words, and names no document of a frame: %s", (given, result) => {
    expect(withoutDocuments(given)).toBe(result);
  });

  test("has scripts that mean what they meant", () => {
    const script = 'frame.srcdoc = "SRCDOC <!ENTITY"; "srcdo"';
    for (const text of [script, withoutDocuments(script)]) {
      const written = asScript(text);
      expect(written).not.toMatch(/srcdoc|<!entity/i);
      const run = new Function(
        "frame",
        `return [${written.split(";")[0]?.split("= ")[1]}, ${written.split(" =")[0]}]`,
      );
      expect(run({ srcdoc: "member" })).toEqual(["SRCDOC <!ENTITY", "member"]);
    }
  });
});
