import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Scenario } from "../../../src/scenario/types";
import type { TraceEvent } from "../../../src/world/trace/events";
import type { LoopbackServer } from "../oidc-provider/loopback";
import { startGateway } from "./gateway";
import { playWithRealApp } from "./real-app";
import { copyApp, type Followed, follow } from "./tutorial";
import { type Walk, walkThrough } from "./walk";

/** Where somebody's app is who follows a quickstart: at localhost, whatever its port is. */
export const LOCAL = {};

/** Where it is for the public. */
export const PUBLIC = { app: "https://app.example" };

/** The environment of an app in production. */
export const PROXIED = { NODE_ENV: "production" };

type Manifest = Record<"type" | "scripts" | "dependencies" | "devDependencies", unknown>;

/** The app of a quickstart: made by following its page in an empty folder, or one of the repository. */
export class Quickstart {
  readonly #page: string;
  readonly #walk: Omit<Walk, "app">;
  readonly #ready: RegExp;
  #followed: Followed | undefined;
  #gateway: LoopbackServer | undefined;

  /**
   * @param page the page's file, or the app's folder
   * @param walk how its app is walked through, by default one whose buttons are those of Auth.js
   * @param ready what it writes when it listens
   */
  constructor(
    page: string,
    walk: Omit<Walk, "app"> = { authPath: "/auth", buttons: "of Auth.js" },
    ready = /The app: /,
  ) {
    this.#page = page;
    this.#walk = walk;
    this.#ready = ready;
  }

  /** Does all up to the start of the app. @throws naming the command that fails */
  async install(): Promise<void> {
    this.#followed = await (this.#page.endsWith(".mdx") ? follow : copyApp)(this.#page);
    this.#gateway = await startGateway();
    const { seconds } = this.#followed;
    console.log(`${this.#page}: ${seconds} s for its commands and files`);
  }

  async remove(): Promise<void> {
    await this.#gateway?.close();
    await this.#followed?.remove();
  }

  /**
   * Starts the app, and walks through it.
   *
   * @param env variables of its environment
   * @param seenAs where the app believes to be, if not where the visitor is
   */
  walk(
    { app }: Partial<Pick<Walk, "app">>,
    env?: Record<string, string>,
    seenAs?: URL,
  ): Promise<readonly TraceEvent[]> {
    return this.play(
      (local) => walkThrough({ ...this.#walk, app: app ?? local }) as Scenario,
      env,
      seenAs,
    );
  }

  /** Starts the app, and plays a scenario with it. */
  play(
    scenario: (local: string) => Scenario,
    env = {},
    seenAs?: URL,
  ): Promise<readonly TraceEvent[]> {
    if (!this.#followed || !this.#gateway) throw new Error(`${this.#page} was not followed.`);
    const app = { ...this.#followed, ready: this.#ready, ...(seenAs && { seenAs }) };
    return playWithRealApp(app, scenario, this.#gateway.port, env);
  }

  /** Names of the cookies that these paths of the app set in a walk. */
  async cookiesSetBy(paths: readonly string[]): Promise<string[]> {
    const events = await this.walk(LOCAL);
    const asked = new Map(
      events.flatMap((event) => {
        if (event.kind !== "request" || event.to.role !== "app") return [];
        return [[event.id, new URL(event.url).pathname] as const];
      }),
    );
    const answers = events.flatMap((event) => {
      const pathname = event.kind === "response" ? asked.get(event.request) : undefined;
      return event.kind === "response" && pathname !== undefined && paths.includes(pathname)
        ? [event]
        : [];
    });
    if (answers.length < paths.length) throw new Error(`The walk has not asked ${paths.join()}.`);
    return answers.flatMap(({ headers }) => new Headers(headers).getSetCookie());
  }

  /** The manifest of the folder: what the commands of the page have made. */
  async manifest(): Promise<Manifest> {
    const file = path.join(this.#followed?.folder ?? "", "package.json");
    return JSON.parse(await readFile(file, "utf8")) as Manifest;
  }

  /** The manifest in the repository of the same app, as far as commands of the page make it. */
  committedManifest(folder: string): Manifest {
    const text = readFileSync(path.join(folder, "package.json"), "utf8");
    const { type, scripts, dependencies, devDependencies } = JSON.parse(text) as Manifest;
    return { type, scripts, dependencies, devDependencies };
  }
}
