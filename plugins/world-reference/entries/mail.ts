/**
 * Electronic mail: mailboxes, the services through which an app sends, and what can go wrong.
 *
 * @module
 */
export * from "../../../src/world/mail/mail-service";
export * from "../../../src/world/mail/post-office";
