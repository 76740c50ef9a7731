import fc from "fast-check";

import type { Actor, CookieRecord, HeaderList, TraceEvent, WorldEvent } from "../events";

/** Text that breaks out of things: line ends, separators, markup, lone surrogates, long runs. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "\n",
        "\r",
        ";",
        "#",
        "#59;",
        "%%",
        "%%{init: {}}%%",
        "<br/>",
        "<script>",
        "end",
        "->>",
        "participant",
        ":",
        "wrap:",
        "note over",
        '"',
        "&lt;",
        "\u0000",
        "\u2028",
        "\ud800",
        "{}",
        "`",
        "```",
        "p1",
        "loop",
        "\\",
        "'",
        "a".repeat(200),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);

const actor: fc.Arbitrary<Actor> = fc.record({
  role: fc.constantFrom(
    "browser",
    "app",
    "identity-provider",
    "mail-service",
    "asset-host",
    "nobody",
  ),
  name: hostileText,
});

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  hostileText.map(
    (text) => `https://a.example/${encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ""))}?${text}`,
  ),
);

const headers: fc.Arbitrary<HeaderList> = fc.array(
  fc.tuple(
    fc.constantFrom("set-cookie", "location", "content-type", "cookie", "x-other"),
    fc.oneof(
      hostileText,
      hostileText.map((text) => `multipart/form-data; boundary=${text}`),
      fc.constant("application/x-www-form-urlencoded"),
    ),
  ),
  { maxLength: 4 },
);

const time = fc.oneof(fc.integer(), fc.constantFrom(0, -8.64e15, 8.64e15));

const cookie: fc.Arbitrary<CookieRecord> = fc.record({
  name: hostileText,
  value: hostileText,
  domain: hostileText,
  hostOnly: fc.boolean(),
  path: hostileText,
  expires: fc.option(time),
  httpOnly: fc.boolean(),
  secure: fc.boolean(),
  sameSite: fc.constantFrom("Strict", "Lax", "None", null),
  size: fc.nat(),
});

/** The id of some event, which need not exist. */
const reference = fc.integer({ min: 1, max: 12 });

const event: fc.Arbitrary<WorldEvent> = fc.oneof(
  fc.record({
    kind: fc.constant("request" as const),
    from: actor,
    to: actor,
    purpose: fc.constantFrom("navigation", "image", "style", "script", "fetch", "server"),
    method: hostileText,
    url: address,
    headers,
    body: hostileText,
    browser: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("response" as const),
    request: reference,
    status: fc.nat({ max: 599 }),
    headers,
    body: hostileText,
  }),
  fc.record({
    kind: fc.constant("network-error" as const),
    request: reference,
    message: hostileText,
  }),
  fc.record({
    kind: fc.constant("cookie" as const),
    browser: fc.constantFrom("a", "b"),
    change: fc.constantFrom("set", "changed", "deleted", "expired", "rejected"),
    cookie,
    reason: fc.option(hostileText, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("call" as const),
    type: fc.constantFrom("callback", "event", "adapter"),
    name: hostileText,
    args: hostileText,
    error: fc.option(hostileText, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("log" as const),
    source: fc.constantFrom("auth.js", "console"),
    level: fc.constantFrom("error", "warn", "info", "debug"),
    message: hostileText,
  }),
  fc.record({ kind: fc.constant("error" as const), actor, message: hostileText }),
  fc.record({ kind: fc.constant("clock" as const), from: time, to: time }),
  fc.record({
    kind: fc.constant("page" as const),
    browser: fc.constantFrom("a", "b"),
    url: address,
    title: hostileText,
  }),
  fc.record({ kind: fc.constant("step" as const), index: fc.nat(), caption: hostileText }),
  fc.record({
    kind: fc.constant("mail" as const),
    change: fc.constantFrom("delivered", "delayed", "bounced"),
    mail: fc.record({
      id: hostileText,
      from: hostileText,
      to: hostileText,
      subject: hostileText,
      text: hostileText,
      html: hostileText,
      links: fc.array(hostileText, { maxLength: 2 }),
      receivedAt: fc.option(time),
      via: hostileText,
    }),
    reason: fc.option(hostileText, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("authenticator" as const),
    browser: fc.constantFrom("a", "b"),
    operation: fc.constantFrom("create", "get"),
    rpId: hostileText,
    error: fc.option(hostileText, { nil: undefined }),
  }),
);

/** Whole traces: well-formed, but with contents that nobody would expect. */
export const traceEvents: fc.Arbitrary<TraceEvent[]> = fc
  .array(fc.tuple(event, time, fc.option(fc.nat())), { maxLength: 12 })
  .map((list) =>
    list.map(([event, at, cause], index): TraceEvent => {
      const id = index + 1;
      if (cause === null || index === 0) return { ...event, id, at };
      return { ...event, id, at, cause: (cause % index) + 1 };
    }),
  );
