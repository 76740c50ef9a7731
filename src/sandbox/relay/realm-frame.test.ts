import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { scriptsFor } from "./realm-frame";

beforeAll(() => {
  vi.stubGlobal("REALM_BUNDLE", "realm.js");
  vi.stubGlobal("WEBAUTHN_BUNDLE", "webauthn.js");
});
afterAll(() => void vi.unstubAllGlobals());

test.each(["passkey", "webauthn"])(
  "a realm whose files import the provider %s gets its large package, before the realm's own code",
  (provider) => {
    const files = {
      "auth.ts": `import Provider from "@auth/core/providers/${provider}";`,
      "app.ts": "",
    };
    expect(scriptsFor(files)).toEqual(["webauthn.js", "realm.js"]);
  },
);

test.each(["", `import GitHub from "@auth/core/providers/github";`, "// a passkey"])(
  "a realm of other files does not: %j",
  (code) => {
    expect(scriptsFor({ "auth.ts": code })).toEqual(["realm.js"]);
  },
);
