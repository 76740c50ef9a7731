// @vitest-environment jsdom
import { act, useState } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Static } from "./Static";

const drawn = vi.fn();

function Text() {
  drawn();
  return <p>Text.</p>;
}

/** A page with a state of its own beside a static part. */
function Page() {
  const [told, setTold] = useState("nothing");
  return (
    <main>
      <Static>
        <Text />
      </Static>
      <button onClick={() => setTold("something")}>{told}</button>
    </main>
  );
}

const { dataset } = document.documentElement;
let root: Root | undefined;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML = "<div></div>";
});
afterEach(() => {
  act(() => root?.unmount());
  delete dataset["hasHydrated"];
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  drawn.mockClear();
});

const container = () => document.body.firstElementChild as HTMLElement;

/** Takes over a page as the server has drawn it. */
function takeOver(html = renderToString(<Page />)) {
  container().innerHTML = html;
  drawn.mockClear();
  dataset["hasHydrated"] = "false";
  act(() => {
    root = hydrateRoot(container(), <Page />, { onRecoverableError: () => undefined });
  });
}

test("what the server has drawn stays as it is, and nothing of it is drawn again", () => {
  takeOver();
  expect(container().querySelector("p")?.textContent).toBe("Text.");
  dataset["hasHydrated"] = "true";
  act(() => container().querySelector("button")?.click());
  expect(container().textContent).toBe("Text.something");
  expect(drawn).not.toHaveBeenCalled();
});

test("on a page that is drawn in the browser, it is drawn as anything else", () => {
  dataset["hasHydrated"] = "true";
  act(() => {
    root = createRoot(container());
    root.render(<Page />);
  });
  expect(container().textContent).toBe("Text.nothing");
});

test("where React cannot take a page over, and draws it anew, nothing is missing", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  takeOver("<main>something else</main>");
  expect(container().textContent).toBe("Text.nothing");
});

test("tables can be reached by the keyboard while they scroll", () => {
  const observed: Element[] = [];
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = (box: Element) => observed.push(box);
      disconnect = () => observed.splice(0, Infinity);
    },
  );
  takeOver(
    renderToString(<Page />).replace("<p>", '<div class="table-box"><table></table></div><p>'),
  );
  expect(observed).toEqual([...container().querySelectorAll(".table-box")]);
  act(() => root?.unmount());
  expect(observed).toEqual([]);
});

test("a static part in another one is no box of its own", () => {
  const nested = (
    <Static>
      <Static>
        <Text />
      </Static>
    </Static>
  );
  expect(renderToString(nested)).toBe('<div class="static"><p>Text.</p></div>');
});
