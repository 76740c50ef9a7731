import {
  behaviorOf,
  type Known,
  type RefreshTokenRule,
  type VendorBehavior,
} from "../../src/vendors";
import type { ProviderDescription } from "./describe";
import { escapeHtml, inlineHtml, table } from "./markdown";

type Fact = keyof VendorBehavior;
type Value<F extends Fact> = Exclude<VendorBehavior[F], "unknown">["value"];

/** What a fact is called, and how its value reads, as text with backticks around code. */
interface Row<F extends Fact> {
  name: string;
  says: (value: Value<F>) => string;
}

const list = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(", ");

const ROWS: { [F in Fact]: Row<F> } = {
  refreshToken: { name: "Refresh token", says: refreshTokenText },
  usedRefreshToken: {
    name: "Refresh token after its use",
    says: (becomes) =>
      ({
        kept: "goes on working, and there is no other",
        renewed: "goes on working beside a new one",
        replaced: "works no more, and there is a new one",
      })[becomes],
  },
  idToken: {
    name: "ID token",
    says: (rule) =>
      ({ always: "always", openid: "if the scope `openid` is asked for", never: "none" })[rule],
  },
  issInCallback: {
    name: "`iss` in the callback (RFC 9207)",
    says: (isSent) => (isSent ? "sent" : "not sent"),
  },
  prompts: { name: "`prompt`", says: list },
  remembersPerson: {
    name: "Next sign-in in the same browser",
    says: (remembers) =>
      remembers ? "without a question, for who has agreed before" : "asks again",
  },
  loginHint: { name: "Parameter for the expected person", says: (parameter) => list([parameter]) },
  clientAuthentication: { name: "Client authentication", says: list },
  redirectUri: {
    name: "Redirect URI",
    says: (rule) =>
      ({
        exact: "must be the registered one, letter for letter",
        "loopback-port":
          "must be the registered one, letter for letter, but for the port of a loopback address",
        below:
          "may also be below the registered path or on a subdomain; the port of a loopback address does not count",
      })[rule],
  },
};

function refreshTokenText(rule: RefreshTokenRule): string {
  if (rule === "always") return "with every code";
  if (rule === "never") return "none";
  return "scope" in rule
    ? `if the scope \`${rule.scope}\` is asked for`
    : `if \`${rule.parameter}=${rule.set}\` is sent, and the person is asked for consent`;
}

/**
 * How the vendor behaves, as far as a source tells, and as the simulated one does. Empty for a
 * provider that is none of OAuth.
 */
export function behaviorSection({ id, name, oauth }: ProviderDescription): string {
  if (!oauth) return "";
  const vendor = escapeHtml(name);
  const behavior = behaviorOf(id);
  const heading = `## How ${vendor} behaves <!-- #behavior -->`;
  if (!behavior) {
    return `${heading}\n\nNot known to this site, for want of sources. The simulated ${vendor} of the playground asks at every sign-in, and issues no refresh token.`;
  }
  const facts = Object.keys(ROWS) as Fact[];
  const known = facts.flatMap((fact) => row(fact, behavior[fact]));
  const unknown = facts.filter((fact) => behavior[fact] === "unknown");
  return [
    heading,
    `The simulated ${vendor} of the playground follows these facts, whatever your configuration expects.`,
    table(["What", vendor, "Source"], known),
    unknown.length > 0 &&
      `<p>Not known, for want of sources: ${unknown.map((fact) => inlineHtml(ROWS[fact].name)).join(", ")}.</p>`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The row of a fact; none if it is unknown. */
function row(fact: Fact, known: Known<unknown>): string[][] {
  if (known === "unknown") return [];
  const { value, note, source, checked } = known;
  const { name, says } = ROWS[fact] as { name: string; says: (value: unknown) => string };
  const text = [`${says(value)}.`, note ?? ""].join(" ").trim();
  const link = `<a href="${escapeHtml(source)}">${escapeHtml(placeOf(source))}</a>`;
  return [[inlineHtml(name), inlineHtml(text), `${link}, read on <time>${checked}</time>`]];
}

/** Whose page it is: the host, and on GitHub the repository. */
function placeOf(source: string): string {
  const { hostname, pathname } = new URL(source);
  return hostname === "github.com" ? pathname.split("/").slice(1, 3).join("/") : hostname;
}
