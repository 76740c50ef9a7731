"use client";

import { useSession } from "next-auth/react";

import { signOutOfApp } from "./actions";

export function Account() {
  const { data: session, status, update } = useSession();
  const name = session?.user?.name ?? "nobody";
  return (
    <>
      <p>useSession() says: {status === "loading" ? "loading" : name}.</p>
      <p>
        <button type="button" onClick={() => void update({ name: "Alice Renamed" })}>
          Change the name
        </button>{" "}
        <button type="button" onClick={() => void update()}>
          Ask again
        </button>{" "}
        <button type="button" onClick={() => void signOutOfApp()}>
          Sign out on the server
        </button>
      </p>
    </>
  );
}
