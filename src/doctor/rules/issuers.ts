import { type EvaluatedProvider, isDiscovered } from "../config/provider";
import { asText, clip, parseUrl } from "../config/values";
import type { Complaint, Rule } from "../rule";

/** A tenant's or a client's id, as Microsoft writes it. */
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is wrong with an issuer, and what to write. */
interface Fault extends Pick<Complaint, "title" | "reason" | "consequence" | "fix"> {
  /** Tells the kinds apart. */
  about: string;
}

const NO_SIGN_IN = "Each sign-in ends with `error=Configuration`.";

/** Issuers that cannot be one, by what is written alone. */
export const issuerRules: Rule[] = [
  {
    name: "wrong-issuer",
    *examine({ providers }) {
      for (const provider of providers) {
        const issuer = asText(provider.settings.issuer);
        // Without discovery the issuer is compared with the answers only, whatever it is.
        if (!provider.isFederated || !issuer || !isDiscovered(provider)) continue;
        const fault = faultOf(issuer, provider);
        if (!fault) continue;
        yield {
          ...fault,
          severity: "broken",
          link: "providers",
          option: `${provider.option}.issuer`,
        };
      }
    },
  },
];

function faultOf(issuer: string, provider: EvaluatedProvider): Fault | undefined {
  return (
    noAddress(issuer, provider) ?? unfilled(issuer, provider) ?? otherAddress(issuer, provider)
  );
}

function noAddress(issuer: string, { name }: EvaluatedProvider): Fault | undefined {
  const url = parseUrl(issuer);
  if (url && /^https?:$/.test(url.protocol)) return undefined;
  const isTenant = GUID.test(issuer);
  return {
    about: "no address",
    title: `The issuer of ${name} is no address`,
    reason: `It is \`${clip(issuer)}\`. Auth.js makes the address of the discovery document of it, and that fails with “Invalid URL”.`,
    consequence: NO_SIGN_IN,
    fix: isTenant
      ? `Write the tenant as a part of the address: \`issuer: "https://login.microsoftonline.com/${issuer}/v2.0"\`.`
      : "Write the whole address, with `https://`, as the provider's discovery document spells it in `issuer`.",
  };
}

function unfilled(issuer: string, { name }: EvaluatedProvider): Fault | undefined {
  const place = gapIn(issuer);
  if (place === undefined) return undefined;
  const isVariable = UNSET.test(place);
  return {
    about: "unfilled",
    title: `The issuer of ${name} has a gap: “${place}”`,
    reason: isVariable
      ? `It is \`${clip(issuer)}\`. A variable that is not set becomes a word in a template.`
      : `It is \`${clip(issuer)}\`, with a placeholder as documentation has it.`,
    consequence: NO_SIGN_IN,
    fix: isVariable
      ? "Set the variable where the server runs, and restart it."
      : "Put your own value in place of it, without the brackets.",
  };
}

/** The tenant as an issuer has it: Microsoft's documents name it by its id, also where a domain was asked for. */
function tenantIn({ pathname }: URL): string {
  const tenant = pathname.split("/")[1] ?? "";
  return GUID.test(tenant) || /^(?:common|organizations)$/.test(tenant) ? tenant : "<tenant id>";
}

/** A word that stands for a variable which is not set. */
const UNSET = /^(?:undefined|null)$/i;

/**
 * Such a word, or a placeholder of a documentation. In a host, the word can be a domain's own name, such as
 * `null.dev`: only a host of that name, and what stands below a domain, are looked at.
 */
function gapIn(issuer: string): string | undefined {
  const { hostname, pathname } = new URL(issuer);
  const labels = hostname.split(".");
  const inHost = (labels.length === 1 ? labels : labels.slice(0, -2)).find((one) =>
    UNSET.test(one),
  );
  const [, inPath] = /[/.](undefined|null)(?=[/.:]|$)/i.exec(decode(pathname)) ?? [];
  const [placeholder] = /\$?[<{][^<>{}]*[>}]/.exec(decode(issuer)) ?? [];
  return inHost ?? inPath ?? placeholder;
}

/** Addresses that vendors have for something else. */
function otherAddress(issuer: string, { name, defaults }: EvaluatedProvider): Fault | undefined {
  const url = new URL(issuer);
  const [path = ""] = /\/\.well-known\/.*$/.exec(url.pathname) ?? [];
  const write = (right: string) => `Write \`issuer: "${right}"\`.`;
  const base = { consequence: NO_SIGN_IN, about: "another address" };
  if (path !== "") {
    return {
      ...base,
      title: `The issuer of ${name} is the address of its discovery document`,
      reason: `Auth.js adds \`/.well-known/openid-configuration\` by itself, and then compares \`issuer\` with what the document says.`,
      fix: write(issuer.slice(0, issuer.indexOf(path))),
    };
  }
  if (
    url.hostname === "login.microsoftonline.com" &&
    /^\/[^/]+\/(?:v2\.0\/)?$|^\/[^/]+$/.test(url.pathname)
  ) {
    return {
      ...base,
      title: `The issuer of ${name} is not spelled as Microsoft spells it`,
      reason: `It is \`${clip(issuer)}\`. Microsoft's discovery documents name issuers that end with \`/v2.0\`, without a slash behind it. Both must be equal to the letter.`,
      fix: write(`https://login.microsoftonline.com/${tenantIn(url)}/v2.0`),
    };
  }
  if (/\/realms\/[^/]+\/$/.test(url.pathname)) {
    return {
      ...base,
      title: `The issuer of ${name} ends with a slash`,
      reason: "Keycloak names its issuer without one, and both must be equal to the letter.",
      fix: write(issuer.replace(/\/$/, "")),
    };
  }
  if (defaults.id === "keycloak" && !url.pathname.includes("/realms/")) {
    return {
      ...base,
      title: `The issuer of ${name} has no realm`,
      reason: `It is \`${clip(issuer)}\`. In Keycloak every realm is an issuer of its own.`,
      fix: write(`${issuer.replace(/\/$/, "")}/realms/<realm>`),
    };
  }
  if (url.hostname.endsWith(".amazoncognito.com")) {
    return {
      ...base,
      title: `The issuer of ${name} is the address of its sign-in pages`,
      reason:
        "Amazon Cognito has its pages and endpoints at the domain of the user pool, and its issuer and discovery document at the region's address.",
      fix: write("https://cognito-idp.<region>.amazonaws.com/<user pool id>"),
    };
  }
  return undefined;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
