import { Database } from "#sqlite";

/** An empty SQLite database, in memory, and the tables that adapter.ts asks for. */
export const sqlite = new Database();
sqlite.run(`
  pragma foreign_keys = on;

  create table "user" (
    id             text primary key,
    name           text,
    email          text unique,
    emailVerified  integer, -- milliseconds since 1970, like all times here
    image          text
  );
  create table account (
    userId             text not null references "user" (id) on delete cascade,
    type               text not null,
    provider           text not null,
    providerAccountId  text not null,
    refresh_token      text,
    access_token       text,
    expires_at         integer, -- seconds: this is the provider's number
    token_type         text,
    scope              text,
    id_token           text,
    session_state      text,
    primary key (provider, providerAccountId)
  );
  create table session (
    sessionToken  text primary key,
    userId        text not null references "user" (id) on delete cascade,
    expires       integer not null
  );
  create table verificationToken (
    identifier  text not null,
    token       text not null,
    expires     integer not null,
    primary key (identifier, token)
  );
  create table authenticator (
    credentialID          text primary key,
    userId                text not null references "user" (id) on delete cascade,
    providerAccountId     text not null,
    credentialPublicKey   text not null,
    counter               integer not null,
    credentialDeviceType  text not null,
    credentialBackedUp    integer not null,
    transports            text
  );
`);
