import { ExpectationError } from "../../errors";
import { buttonOf, hasSession, type Tour, type TourStep } from "./tour";

/** A field of the form, as `credentials` in the provider's options declares it. */
interface Field {
  label?: unknown;
  type?: unknown;
  value?: unknown;
}

/** What somebody types into a field, by what its name and type tell. */
const ANSWERS: [kind: RegExp, answer: (person: Tour["person"]) => string][] = [
  [/pass/i, () => "a fake password"],
  [/mail/i, ({ email }) => email],
  [/user|login|account|name|id$/i, ({ id }) => id],
  [/code|otp|token|pin/i, () => "123456"],
];

/** Signing in with a form whose fields the app checks by itself. */
export function credentialsSteps({ config, provider, person }: Tour): TourStep[] {
  const fields = Object.entries((provider.settings.credentials ?? {}) as Record<string, Field>);
  // A field with a value of its own comes filled in, on both kinds of sign-in page.
  const typed = fields
    .filter(([, { value }]) => value === undefined)
    .map(([name, { label, type }]) => ({
      label: typeof label === "string" ? label : name,
      value: answerTo(`${name} ${String(type)}`, person),
    }));
  const said = typed.map(({ label, value }) => `“${value}” as ${label}`).join(", ");
  return [
    {
      caption: "She fills the form in, and signs in",
      why: `The tour types ${said || "nothing: the form has no fields"}. Auth.js hands it to authorize(), and what that returns becomes her session. If it returns null, nobody is signed in.`,
      async act({ alice }) {
        for (const { label, value } of typed) alice.fills(label, value, buttonOf(provider));
        await alice.clicks(buttonOf(provider));
      },
      expect({ alice }) {
        try {
          hasSession(alice, config);
        } catch (cause) {
          const reason = cause instanceof Error ? cause.message : String(cause);
          throw new ExpectationError(
            `${reason} Either the form did not reach authorize(), or authorize() let nobody in who types ${said || "nothing"}. Let it accept that, or type by hand what it accepts.`,
            { cause },
          );
        }
      },
    },
  ];
}

function answerTo(field: string, person: Tour["person"]): string {
  return ANSWERS.find(([kind]) => kind.test(field))?.[1](person) ?? "anything";
}
