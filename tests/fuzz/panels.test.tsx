// @vitest-environment jsdom
import fc from "fast-check";
import { type ComponentType, useEffect } from "react";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { Announcer } from "../../src/lab/Announcer";
import { BrowserPanel } from "../../src/lab/browser/BrowserPanel";
import { DoctorPanel } from "../../src/lab/editor/DoctorPanel";
import { CallsPanel } from "../../src/lab/inspector/CallsPanel";
import { CookiesPanel } from "../../src/lab/inspector/cookies/CookiesPanel";
import { DatabasePanel } from "../../src/lab/inspector/database/DatabasePanel";
import { Diagram } from "../../src/lab/inspector/diagram/Diagram";
import { FollowBar } from "../../src/lab/inspector/follow/FollowBar";
import { FollowScope, useFollowing } from "../../src/lab/inspector/follow/following";
import { Inspector } from "../../src/lab/inspector/Inspector";
import { LogPanel } from "../../src/lab/inspector/LogPanel";
import { MailPanel } from "../../src/lab/inspector/mail/MailPanel";
import { ProviderPanel } from "../../src/lab/inspector/provider/ProviderPanel";
import { Timeline } from "../../src/lab/inspector/Timeline";
import { TokensPanel } from "../../src/lab/inspector/tokens/TokensPanel";
import { useLab } from "../../src/lab/state/lab-context";
import { GuidedTour } from "../../src/lab/tour/GuidedTour";
import { counting } from "./panels/counting";
import { halved, LISTS, nameOf, type Report, reportOf } from "./panels/reports";
import { Stage } from "./panels/stage";

/** Follows a name that reports are full of. */
function Followed() {
  const { value, follow } = useFollowing();
  useEffect(() => {
    if (value === undefined) follow("user");
  }, [value, follow]);
  return <FollowBar />;
}

function Doctor() {
  return <DoctorPanel findings={useLab().state?.findings} />;
}

/** The panels, each with its share of the reports: the fewer, the more there is to draw. */
const PANELS: Record<string, [Panel: ComponentType, share: number]> = {
  Timeline: [Timeline, 0.04],
  Diagram: [Diagram, 0.03],
  Cookies: [CookiesPanel, 0.05],
  Tokens: [TokensPanel, 0.06],
  Database: [DatabasePanel, 0.06],
  Mail: [MailPanel, 0.04],
  Callbacks: [CallsPanel, 0.14],
  Log: [LogPanel, 0.14],
  "Identity provider": [ProviderPanel, 0.02],
  "the tabs of the inspector": [() => <Inspector panels={["Callbacks"]} />, 0.11],
  "the doctor": [Doctor, 0.03],
  "what is followed": [
    () => (
      <FollowScope>
        <Followed />
        <LogPanel />
      </FollowScope>
    ),
    0.03,
  ],
  "the tour": [GuidedTour, 0.1],
  "the browser": [BrowserPanel, 0.08],
  "what screen readers are told": [() => <Announcer hasTour />, 0.1],
};

/** How many reports there are in all; `npm run fuzz` has many more. */
const CASES = Number(process.env.FUZZ_CASES ?? 3_000);
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES ? Date.now() % 2 ** 31 : 1));

/** How long lists are made: more than any portion that is shown. */
const MANY = 120;

/** How many events a long trace has: each panel shows those of one kind. */
const MANY_EVENTS = 1_500;

/** What a reader would not see, or see as something else. */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

let stage: Stage | undefined;
afterEach(async () => {
  stage?.close();
  // No test gives way by itself, and Vitest gives up on a worker that it has not heard of for a minute.
  await new Promise((resolve) => setImmediate(resolve));
});

beforeAll(() => {
  // jsdom lays nothing out; what is drawn of a long list depends on the room, and on its items.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(30);
});

describe("whatever is reported is shown in bounds, and as it is", () => {
  test.each(Object.entries(PANELS))("%s", (_, [Panel, share]) => {
    const drawn = new Stage(Panel);
    stage = drawn;
    const complaints = vi.spyOn(console, "error");
    complaints.mockClear();
    let most = 0;
    fc.assert(
      fc.property(reportOf(), (one) => {
        drawn.show(one);
        drawn.openAll();
        const { elements, words } = drawn;
        expect(elements).toBeLessThan(5_000);
        expect(words.length).toBeLessThan(500_000);
        expect(UNSEEN.exec(words)).toBeNull();
        most = Math.max(most, elements + words.length);
      }),
      { numRuns: Math.ceil(CASES * share), seed: SEED },
    );
    // React tells of keys that are not unique: it would leave elements behind.
    expect(complaints.mock.calls).toEqual([]);
    // It has had something to show.
    expect(most).toBeGreaterThan(100);
  });
});

/** All of them at once. */
function AllPanels() {
  return Object.entries(PANELS).map(([name, [Panel]]) => <Panel key={name} />);
}

const LONG = [
  ["trace", { size: 2 * MANY_EVENTS }] as const,
  ...LISTS.map(
    (schema, index) =>
      [`list of ${nameOf(schema)} (${index})`, { schema, size: 2 * MANY }] as const,
  ),
];

describe.each(LONG)("a long %s", (_, what) => {
  /** A report, drawn by all panels: how many elements there are, and how often it was read. */
  function draw(report: Report) {
    const reads = { count: 0 };
    const drawn = new Stage(AllPanels);
    stage = drawn;
    drawn.show(counting(report, reads));
    drawn.openAll();
    const { elements } = drawn;
    drawn.close();
    return { elements, reads: reads.count };
  }

  test("is drawn in a portion, and read a few times", () => {
    const [report] = fc.sample(reportOf(what), { numRuns: 1, seed: SEED });
    if (!report) throw new Error("There is no report.");
    const few = draw(halved(report, what.size));
    const many = draw(report);
    // The second half is not drawn.
    expect(many.elements).toBeLessThan(1.1 * few.elements);
    // Twice as many are read twice as often, and not four times.
    expect(many.reads).toBeLessThan(3 * few.reads);
  });
});
