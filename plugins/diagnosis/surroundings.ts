/**
 * What surrounds the library in a play. It keeps nothing of a play in its modules, so it is evaluated
 * once for all of them; the library, which does keep something, is evaluated afresh for each.
 */
// Core brings it for passkeys; it is larger than all of core.
export * as webAuthn from "@simplewebauthn/server";
export * as jose from "jose";
export * as inbox from "../../src/scenario/inbox";
export * as scanner from "../../src/scenario/link-scanner";
export * as visitor from "../../src/scenario/visitor";
export * as signatures from "../../src/signatures/recognize";
export * as provider from "../../src/world/idp/openid-provider";
export * as world from "../../src/world/world";
export * as mail from "../catalog/direct/mail";
