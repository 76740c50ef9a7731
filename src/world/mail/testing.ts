/** Small builders for tests of mail. */
import { createTestWorld } from "../testing";
import type { World } from "../world";
import type { MailSetup } from "./post-office";

/** A world with Alice's mailbox and these services. Dispose of it. */
export function createMailWorld(services: NonNullable<MailSetup["services"]>): World {
  return createTestWorld({}, { mail: { addresses: { laptop: "alice@mail.example" }, services } });
}

/** Sends a request as the app does. */
export function sendFromApp(world: World, request: Request): Promise<Response> {
  return world.network.fetch(request, {
    from: { role: "app", name: "Your app" },
    purpose: "server",
  });
}
