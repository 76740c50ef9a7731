/**
 * Simulated OAuth 2.0 and OpenID Connect providers, and the people who can sign in with them.
 *
 * @module
 */
export * from "../../../src/world/idp/identity-provider";
export * from "../../../src/world/idp/personas";
