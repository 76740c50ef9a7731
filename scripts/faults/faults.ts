import type { Page } from "@playwright/test";

/** Where a fault is recorded. */
export interface Place {
  /** Where the app itself answers. */
  app: string;
  /** A proxy before it that passes the host on, under a name that is not the machine's own. */
  named: string;
  /** A proxy before it that does not pass the host on. */
  unaware: string;
}

/** What is wrong with a sign-in: how the project is changed, and what somebody does with it. */
export interface Fault {
  /** Name of the file. */
  name: string;
  /** Changes `example/auth.ts` of a downloaded project. */
  change?: (auth: string) => string;
  visit: (page: Page, place: Place) => Promise<void>;
}

/** Presses the button of the sign-in page, and waits for what comes of it. */
async function begin(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/auth/signin?callbackUrl=/`);
  await page.getByRole("button", { name: "Sign in with Acme ID" }).click();
  await page.waitForLoadState("load");
}

async function agree(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue as Alice Example" }).click();
  await page.waitForLoadState("load");
}

async function signIn(page: Page, { app }: Place): Promise<void> {
  await begin(page, app);
  await agree(page);
}

function withOption(option: string): (auth: string) => string {
  return (auth) => auth.replace("trustHost: true,", `trustHost: true,\n  ${option}`);
}

/** The faults that are recorded, each with its own cause. */
export const FAULTS: readonly Fault[] = [
  {
    name: "redirect-uri",
    change: (auth) => auth.replace('id: "acme"', 'id: "acme-id"'),
    visit: (page, { app }) => begin(page, app),
  },
  {
    name: "check-cookie-lost",
    async visit(page, { app }) {
      await begin(page, app);
      await page.context().clearCookies({ name: /pkce/ });
      await agree(page);
    },
  },
  {
    name: "check-cookie-expired",
    change: withOption(
      'cookies: { pkceCodeVerifier: { name: "authjs.pkce.code_verifier", options: { httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 1 } } },',
    ),
    async visit(page, { app }) {
      await begin(page, app);
      // Somebody reads the page of the provider first.
      await page.waitForFunction((end) => Date.now() > end, Date.now() + 1_500);
      await agree(page);
    },
  },
  {
    name: "other-host",
    visit: (page, { unaware }) => begin(page, unaware),
  },
  {
    name: "secure-cookies-refused",
    change: withOption("useSecureCookies: true,"),
    visit: (page, { named }) => begin(page, named),
  },
  {
    name: "csrf-token-missing",
    async visit(page, { app }) {
      await page.goto(`${app}/auth/signin`);
      await page.evaluate(() => {
        document.querySelectorAll("input[name=csrfToken]").forEach((field) => field.remove());
      });
      await page.getByRole("button", { name: "Sign in with Acme ID" }).click();
      await page.waitForLoadState("load");
    },
  },
  {
    name: "client-secret",
    change: (auth) => auth.replace('"fake-acme-secret"', '"fake-and-not-the-one"'),
    visit: signIn,
  },
  {
    name: "cookie-too-large",
    change: (auth) =>
      auth.replace(
        "callbacks: {",
        'callbacks: {\n    jwt: ({ token }) => ({ ...token, groups: "group ".repeat(4_000) }),',
      ),
    visit: signIn,
  },
  {
    name: "refused-by-callback",
    change: (auth) => auth.replace("callbacks: {", "callbacks: {\n    signIn: () => false,"),
    visit: signIn,
  },
];
