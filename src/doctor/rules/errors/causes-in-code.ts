import { clip } from "../../config/values";
import type { Cause } from "./causes";
import type { Incident } from "./incident";

/** A failure of the reader's own code: a callback, an adapter's method, `authorize`. */
export function codeCauses(incident: Incident, text: string): Cause | undefined {
  const { failed, config } = incident;
  if (failed) {
    const { type, name, error = "" } = failed;
    if (type === "adapter") {
      return {
        title: `The adapter's ${name} failed`,
        reason: `It threw: ${clip(error)}.`,
        fix: "Look at the statement in the trace: a missing table, a missing column or a broken constraint are the usual reasons.",
        link: "schema",
        option: "adapter",
      };
    }
    return {
      title: `The ${name} ${type} threw an error`,
      reason: `It threw: ${clip(error)}.${whatItGets(incident, name)}`,
      fix: "Handle absent members, and catch what can fail.",
      link: name === "session" ? "sessionCallback" : type === "event" ? "events" : "whatRunsWhen",
      option: `${type}s.${name}`,
    };
  }

  const [, callback] = /(\w+) is not a function/.exec(text) ?? [];
  const { callbacks } = config.options;
  if (
    callback !== undefined &&
    typeof callbacks === "object" &&
    callbacks &&
    callback in callbacks
  ) {
    return {
      title: `The ${callback} callback is not a function`,
      reason: `\`callbacks.${callback}\` is of type ${typeof (callbacks as Record<string, unknown>)[callback]}.`,
      fix: "Write a function that returns the value.",
      link: "callbacks",
      option: `callbacks.${callback}`,
    };
  }

  const own = config.provider(incident.provider);
  if (own?.type === "credentials" && incident.request?.method === "POST") {
    return {
      title: "The authorize function threw an error",
      reason: `It threw: ${clip(text)}. Only \`CredentialsSignin\` and its subclasses reach the browser; all other errors stay on the server.`,
      fix: "Return `null` for a wrong password, or throw a subclass of `CredentialsSignin` with a `code`. Catch other errors.",
      link: "wrongPassword",
      option: `${own.option}.authorize`,
    };
  }
  if (
    own?.type === "email" &&
    incident.config.action(incident.request?.url ?? "")?.action === "signin"
  ) {
    return {
      title: "The mail could not be sent",
      reason: `Sending the link failed: ${clip(text)}.`,
      fix: "Check what `sendVerificationRequest` does, and what the mail service answered.",
      link: "providers",
      option: own.option,
    };
  }
  return undefined;
}

/** What a callback does not get, which is the usual reason for reading of undefined. */
function whatItGets({ config, failed }: Incident, name: string): string {
  if (!/undefined|null/.test(failed?.error ?? "")) return "";
  if (name === "session") {
    return config.strategy === "jwt"
      ? " With JWT sessions the callback gets `token`, and no `user`."
      : " With database sessions the callback gets `user`, and no `token`.";
  }
  if (name === "jwt") {
    return " `user`, `account` and `profile` are there at sign-in only; at each later read they are undefined.";
  }
  if (name === "signIn") {
    return " `profile` is there for OAuth providers only, and any of its members may be absent.";
  }
  return "";
}
