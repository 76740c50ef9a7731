import { type CookieOption, type EvaluatedCookie, evaluateCookies } from "./cookies";
import type { FrameworkPackage } from "./frameworks";
import { type EvaluatedProvider, evaluateProviders, type NoProvider } from "./provider";
import { asRecord, asText, isRecord } from "./values";

/** Options that packages fill in on the first request, in the object that the reader wrote. */
export interface AsWritten {
  trustHost: unknown;
  basePath: unknown;
}

/** What surrounds a config and decides what it means. */
export interface Surroundings {
  /** The app's origin, such as `https://app.example`. */
  origin: string;
  /** The app's environment variables. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The package that the config is given to, if that is known and not core itself. */
  framework?: FrameworkPackage | undefined;
  /** What the config said before anything happened with it; by default, what it says. */
  asWritten?: AsWritten | undefined;
}

/** Copies what a config says of options that packages fill in. */
export function writtenIn(config: unknown): AsWritten {
  const { trustHost, basePath } = asRecord(config);
  return { trustHost, basePath };
}

/**
 * A config as core reads it: with its defaults, with what it derives, and with provider modules merged. Reading
 * it calls none of its functions but those that make a provider. It is a view of one moment.
 */
export class EvaluatedConfig {
  /** The config itself; empty if it is no object. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly origin: string;
  readonly environment: Surroundings["environment"];
  readonly framework: FrameworkPackage | undefined;
  readonly asWritten: AsWritten;
  readonly providers: readonly EvaluatedProvider[];
  /** Entries of `providers` that are none. */
  readonly noProviders: readonly NoProvider[];
  /** `jwt` or `database`, or what the reader wrote instead. */
  readonly strategy: unknown;
  readonly hasAdapter: boolean;
  /** Where Auth.js answers, as core reads the option. */
  readonly basePath: string;
  /** Whether core sets cookies with Secure and with prefixes in their names. */
  readonly usesSecureCookies: boolean;
  readonly cookies: readonly EvaluatedCookie[];

  constructor(config: unknown, { origin, environment, framework, asWritten }: Surroundings) {
    this.options = asRecord(config);
    this.origin = origin;
    this.environment = environment;
    this.framework = framework;
    this.asWritten = asWritten ?? writtenIn(config);
    const { providers, rest } = evaluateProviders(this.options.providers);
    this.providers = providers;
    this.noProviders = rest;
    this.hasAdapter = Boolean(this.options.adapter);
    const { strategy } = this.section("session");
    this.strategy = strategy ?? (this.hasAdapter ? "database" : "jwt");
    this.basePath = asText(this.options.basePath) ?? "/auth";
    const { useSecureCookies } = this.options;
    this.usesSecureCookies = Boolean(useSecureCookies ?? origin.startsWith("https:"));
    this.cookies = evaluateCookies(this.options.cookies, this.usesSecureCookies);
  }

  /** A group of options, such as `session`; empty if it is absent or no object. */
  section(name: string): Readonly<Record<string, unknown>> {
    return asRecord(this.options[name]);
  }

  /** A callback of the config, if it is one. */
  hasCallback(name: string): boolean {
    return typeof this.section("callbacks")[name] === "function";
  }

  hasProviderOfType(...types: string[]): boolean {
    return this.providers.some(({ type }) => types.includes(type));
  }

  provider(id: string | undefined): EvaluatedProvider | undefined {
    return this.providers.find((provider) => provider.id === id);
  }

  cookie(option: CookieOption): EvaluatedCookie | undefined {
    return this.cookies.find((cookie) => cookie.option === option);
  }

  /** Name of the session cookie, which is also the salt of its key. */
  get sessionCookie(): string {
    return this.cookie("sessionToken")?.name ?? "";
  }

  /** Every secret that opens a session: `secret` may be a list, and `jwt.secret` replaces it. */
  get secrets(): { option: "secret" | "jwt.secret"; value: string }[] {
    const read = (option: "secret" | "jwt.secret", value: unknown) =>
      (Array.isArray(value) ? value : [value]).flatMap((one) =>
        typeof one === "string" ? [{ option, value: one }] : [],
      );
    return [
      ...read("secret", this.options.secret),
      ...read("jwt.secret", this.section("jwt").secret),
    ];
  }

  /** The lifetime of a session in seconds, if it is a number; 30 days unless it is set. */
  get sessionMaxAge(): number {
    const { maxAge } = this.section("session");
    return typeof maxAge === "number" ? maxAge : 30 * 86_400;
  }

  /** A custom page, if it is a text. */
  page(name: string): string | undefined {
    return asText(this.section("pages")[name]);
  }

  /**
   * What Auth.js is asked for by an address: the action, and the provider's id if the path names one.
   * Undefined: the address is not below the base path.
   */
  action(url: string): { action: string; provider: string | undefined } | undefined {
    const { pathname } = new URL(url, this.origin);
    const base = this.basePath.replace(/\/$/, "");
    if (!pathname.startsWith(`${base}/`)) return undefined;
    const [action = "", provider] = pathname.slice(base.length + 1).split("/");
    return { action, provider };
  }

  /** An adapter's method exists. */
  hasAdapterMethod(name: string): boolean {
    const { adapter } = this.options;
    return isRecord(adapter) && typeof adapter[name] === "function";
  }
}
