import { act, type ComponentType } from "react";
import { createRoot, type Root } from "react-dom/client";

import { PanelStateProvider } from "../../../src/lab/inspector/panel-state";
import { type LabContextValue, LabScope, useNewLab } from "../../../src/lab/state/lab-context";
import type { LabState } from "../../../src/sandbox/messages";
import type { Report } from "./reports";

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** jsdom lays nothing out: no size ever changes. */
class NoResize implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoResize;

const EXAMPLE = {
  slug: "fuzzed",
  title: "Fuzzed",
  summary: "",
  files: { "auth.ts": "" },
  steps: [{ caption: "She opens the page", why: "To see it." }],
};

const IDLE: LabState = {
  now: 0,
  browsers: [],
  front: "",
  tour: { done: 0, busy: false },
  sessions: {},
  tokens: [],
  providers: [],
  debugger: { isOn: false, queue: [] },
  findings: [],
};

/** A component of the lab, drawn as in a page: what a report makes of it, and then the next. */
export class Stage {
  readonly element = document.createElement("div");
  readonly #root: Root;
  /** What has been thrown while it was drawn. */
  readonly #errors: unknown[] = [];
  #lab: LabContextValue | undefined;

  /** @param shared files as a link has brought them */
  constructor(Panel: ComponentType, shared?: Record<string, string>) {
    document.body.append(this.element);
    this.#root = createRoot(this.element, {
      onUncaughtError: (error) => this.#errors.push(error),
    });
    const example = { ...EXAMPLE, ...(shared && { shared }) };
    const Lab = () => {
      const lab = useNewLab(example);
      this.#lab = lab;
      return (
        <LabScope lab={lab}>
          <PanelStateProvider>
            <Panel />
          </PanelStateProvider>
        </LabScope>
      );
    };
    act(() => this.#root.render(<Lab />));
  }

  /** Another run begins, and reports. @throws what the panel throws */
  show({ state, events }: Report): void {
    this.#do(() => {
      for (const message of [
        {
          type: "lab/started",
          steps: state.browsers.map(({ name, url: why }) => ({ caption: name, why })),
        },
        { type: "lab/events", events },
        { type: "lab/state", ...state },
        { type: "success" },
      ]) {
        this.#lab?.store.receive(message);
      }
    });
  }

  /** The run reports a state, of which some is not as at the start, and what has happened before. */
  report(state: Partial<LabState>, events: Report["events"] = []): void {
    this.#do(() => {
      const messages = [
        { type: "lab/events", events },
        { type: "lab/state", ...IDLE, ...state },
      ];
      for (const message of messages) this.#lab?.store.receive(message);
    });
  }

  /** The reader's files are these. */
  edit(files: Record<string, string>): void {
    this.#do(() => this.#lab?.showFiles(files));
  }

  /** Opens whatever opens. @throws what the panel throws */
  openAll(): void {
    const closed = this.element.querySelectorAll<HTMLElement>('[aria-expanded="false"]');
    const details = this.element.querySelectorAll("details");
    if (closed.length + details.length === 0) return;
    this.#do(() => {
      for (const button of closed) button.click();
      for (const one of details) {
        one.open = true;
        one.dispatchEvent(new Event("toggle"));
      }
    });
  }

  get elements(): number {
    return this.element.getElementsByTagName("*").length;
  }

  /** All that can be read: texts, and the names and titles of elements. */
  get words(): string {
    const named = this.element.querySelectorAll("[title], [aria-label]");
    const names = [...named].flatMap((one) => [
      one.getAttribute("title"),
      one.getAttribute("aria-label"),
    ]);
    return [this.element.textContent, ...names].join(" ");
  }

  close(): void {
    act(() => this.#root.unmount());
    this.element.remove();
  }

  #do(change: () => void): void {
    act(change);
    if (this.#errors.length > 0) throw this.#errors[0];
  }
}
