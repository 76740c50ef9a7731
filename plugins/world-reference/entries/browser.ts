/**
 * User agents: cookies, tabs, and pages as far as they are needed to act on them.
 *
 * @module
 */
export * from "../../../src/world/browser/browser";
export * from "../../../src/world/browser/cookie-jar";
export type { Page } from "../../../src/world/browser/page";
export * from "../../../src/world/browser/tab";
export * from "../../../src/world/html/document";
