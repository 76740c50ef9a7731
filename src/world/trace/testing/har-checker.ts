/**
 * The members of a HAR 1.2 document, as its specification lists them (Jan Odvarko, "HAR 1.2 Spec",
 * section by section). A member with a question mark is optional there; members whose names begin
 * with an underscore are custom fields, which the specification allows everywhere.
 */
type Rule = (value: unknown, path: string) => string[];

const text: Rule = (value, path) => (typeof value === "string" ? [] : [`${path}: no string`]);

const number: Rule = (value, path) => (Number.isFinite(value) ? [] : [`${path}: no number`]);

const flag: Rule = (value, path) => (typeof value === "boolean" ? [] : [`${path}: no boolean`]);

/** A size or a time; -1 where it is not known. */
const known: Rule = (value, path) =>
  Number.isFinite(value) && Number(value) >= -1 ? [] : [`${path}: neither known nor -1`];

/** A size or a time that must be known. */
const positive: Rule = (value, path) =>
  Number.isFinite(value) && Number(value) >= 0 ? [] : [`${path}: no number from 0`];

/** "ISO 8601 - YYYY-MM-DDThh:mm:ss.sTZD". */
const time: Rule = (value, path) =>
  typeof value === "string" &&
  /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? []
    : [`${path}: no ISO 8601 time`];

const url: Rule = (value, path) =>
  typeof value === "string" && /^[a-z][a-z\d+.-]*:/i.test(value) && URL.canParse(value)
    ? []
    : [`${path}: no absolute URL`];

function list(rule: Rule): Rule {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => rule(item, `${path}[${index}]`))
      : [`${path}: no list`];
}

function object(members: Record<string, Rule>): Rule {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return [`${path}: no object`];
    }
    const given = value as Record<string, unknown>;
    const names = Object.keys(members).map((name) => name.replace("?", ""));
    const unknown = Object.keys(given).filter(
      (name) => !name.startsWith("_") && name !== "comment" && !names.includes(name),
    );
    return [
      ...unknown.map((name) => `${path}.${name}: not in the specification`),
      ...Object.entries(members).flatMap(([key, rule]) => {
        const name = key.replace("?", "");
        if (given[name] === undefined) return key.endsWith("?") ? [] : [`${path}.${name}: missing`];
        return rule(given[name], `${path}.${name}`);
      }),
    ];
  };
}

const named = object({ name: text, value: text });

const cookie = object({
  name: text,
  value: text,
  "path?": text,
  "domain?": text,
  "expires?": time,
  "httpOnly?": flag,
  "secure?": flag,
});

const parameter = object({ name: text, "value?": text, "fileName?": text, "contentType?": text });

const postData: Rule = (value, path) => [
  ...object({ mimeType: text, "params?": list(parameter), "text?": text })(value, path),
  ...(typeof value === "object" && value !== null && "params" in value === "text" in value
    ? [`${path}: either params or text`]
    : []),
];

const timings = object({
  "blocked?": known,
  "dns?": known,
  "connect?": known,
  send: positive,
  wait: positive,
  receive: positive,
  "ssl?": known,
});

const entryMembers = object({
  "pageref?": text,
  startedDateTime: time,
  time: positive,
  request: object({
    method: text,
    url,
    httpVersion: text,
    cookies: list(cookie),
    headers: list(named),
    queryString: list(named),
    "postData?": postData,
    headersSize: known,
    bodySize: known,
  }),
  response: object({
    status: number,
    statusText: text,
    httpVersion: text,
    cookies: list(cookie),
    headers: list(named),
    content: object({
      size: positive,
      "compression?": number,
      mimeType: text,
      "text?": text,
      "encoding?": text,
    }),
    redirectURL: text,
    headersSize: known,
    bodySize: known,
  }),
  cache: object({}),
  timings,
  "serverIPAddress?": text,
  "connection?": text,
});

/** "This field must be … the sum of all timings available in the timings object (i.e. not including -1 values)." */
const entry: Rule = (value, path) => {
  const problems = entryMembers(value, path);
  if (problems.length > 0) return problems;
  const { time: total, timings: parts } = value as {
    time: number;
    timings: Record<string, number>;
  };
  const sum = ["blocked", "dns", "connect", "send", "wait", "receive"]
    .map((name) => parts[name] ?? 0)
    .filter((part) => part >= 0)
    .reduce((a, b) => a + b, 0);
  return sum === total ? [] : [`${path}.time: ${total}, but its timings add up to ${sum}`];
};

const page = object({
  startedDateTime: time,
  id: text,
  title: text,
  pageTimings: object({ "onContentLoad?": known, "onLoad?": known }),
});

const program = object({ name: text, version: text });

const log = object({
  version: (value, path) => (value === "1.2" ? [] : [`${path}: not 1.2`]),
  creator: program,
  "browser?": program,
  "pages?": list(page),
  entries: list(entry),
});

/** What is wrong with a HAR 1.2 document, by the path of the member; nothing if it is one. */
export function problemsOfHar(document: unknown): string[] {
  const problems = object({ log })(document, "har");
  if (problems.length > 0) return problems;
  const { pages = [], entries } = (
    document as { log: { pages?: { id: string }[]; entries: { pageref?: string }[] } }
  ).log;
  const ids = pages.map(({ id }) => id);
  return [
    ...(new Set(ids).size === ids.length ? [] : ["har.log.pages: an id is used twice"]),
    ...entries.flatMap(({ pageref }, index) =>
      pageref === undefined || ids.includes(pageref)
        ? []
        : [`har.log.entries[${index}].pageref: no page ${pageref}`],
    ),
  ];
}
