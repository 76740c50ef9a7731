import type { Signature } from "../signature";

const SUPABASE = "/reference/adapters/supabase/";
const PRISMA = "/reference/adapters/prisma/";

/** What databases and their clients say. */
export const databaseSignatures: readonly Signature[] = [
  {
    id: "pgrst106",
    title: "PGRST106: the schema is not exposed",
    phrases: ["PGRST106", "The schema must be one of the following"],
    rank: "number",
    cause: "The Supabase adapter asks the schema `next_auth`, which the API does not serve.",
    fix: "Add `next_auth` to the exposed schemas in the API settings of the project.",
    to: SUPABASE,
  },
  {
    id: "schema-permission",
    title: "The database role may not use the schema `next_auth`",
    phrases: ["permission denied for schema next_auth"],
    rank: "cause",
    cause: "The grants are missing, or `secret` is the anonymous key.",
    fix: "Grant usage and tables to `service_role`, and give the adapter the service-role key, on the server only.",
    to: SUPABASE,
  },
  {
    id: "supabase-uid",
    title: "The function `next_auth.uid()` may not be called",
    phrases: ["permission denied for function uid"],
    rank: "cause",
    cause: "Row-level security asks it, and the role of the request has no right to.",
    fix: "Run `GRANT EXECUTE ON FUNCTION next_auth.uid() TO authenticated;`.",
    to: SUPABASE,
  },
  {
    id: "missing-table",
    title: "A table does not exist in the database",
    phrases: ["The table … does not exist in the current database"],
    rank: "cause",
    cause: "The migration with the tables of the adapter has not run on this database.",
    fix: "Run `prisma migrate deploy` or `prisma db push` against it, and compare the schema.",
    to: PRISMA,
  },
  {
    id: "prisma-account-key",
    title: "The Prisma schema lacks the key of accounts",
    phrases: ["Unknown argument provider_providerAccountId"],
    rank: "cause",
    cause:
      "The model `Account` has no unique key of `provider` and `providerAccountId`, by these names.",
    fix: "Add `@@id([provider, providerAccountId])` or `@@unique` of the same, then `prisma generate`.",
    to: PRISMA,
  },
  {
    id: "prisma-model",
    title: "The database client has no such model",
    phrases: [
      "Cannot read properties of undefined (reading findUnique)",
      "Cannot read property findUnique of undefined",
      "Cannot read property create of undefined",
    ],
    rank: "cause",
    cause:
      "`prisma.account` or another model is undefined: it is not in the schema, or the client was not generated.",
    fix: "Compare the models with the adapter's schema, run `prisma generate`, and restart.",
    to: PRISMA,
  },
  {
    id: "prisma-edge",
    title: "Prisma does not run in the edge runtime",
    phrases: [
      "PrismaClient is not configured to run in",
      "Prisma Client is unable to run in an edge runtime",
      "PrismaClient is unable to be run",
      "wasnt configured to run in this environment (edge-light)",
    ],
    rank: "cause",
    cause: "Middleware imports the config that has the adapter.",
    fix: "Split the config, so that middleware has no adapter, or run it on Node.js.",
    to: "/guides/nextjs-proxy/#split",
  },
];
