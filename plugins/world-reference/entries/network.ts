/**
 * How requests reach hosts. Everything that answers at an origin is a {@link Host}; what no host
 * answers is an error that names the request.
 *
 * @module
 */
export * from "../../../src/world/network";
