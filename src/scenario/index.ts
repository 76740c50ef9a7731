/** The public face of the scenario language: what an example's `scenario.ts` imports. */
import type { DeclaredProviders, Scenario } from "./types";

export { github } from "../world/idp/github";
export { oauthProvider } from "../world/idp/oauth-provider";
export { openIdProvider } from "../world/idp/openid-provider";
export { alice, bob, carol, dave, erin, mallory, trudy, zoe } from "../world/idp/personas";
export { forwardEmail } from "../world/mail/services/forward-email";
export { loops } from "../world/mail/services/loops";
export { mailgun } from "../world/mail/services/mailgun";
export { postmark } from "../world/mail/services/postmark";
export { resend } from "../world/mail/services/resend";
export { sendgrid } from "../world/mail/services/sendgrid";
export { smtpServer } from "../world/mail/smtp-server";
export { together } from "./together";
export type { Site } from "../world/app/app-host";
export type { ProviderActor } from "./provider-actor";
export type { EventPattern, Found, TraceExpectations } from "./trace-expectations";
export type { Look } from "./look";
export type { Cast, Knob, Scenario, Step } from "./types";
export type { Visitor } from "./visitor";

/**
 * Types a scenario: the names of its browsers are the people its steps can name, and the names of
 * its identity providers, if they have some, the providers.
 */
export function defineScenario<Names extends string, Providers extends DeclaredProviders>(
  scenario: Scenario<Names, Providers>,
): Scenario<Names, Providers> {
  return scenario;
}
