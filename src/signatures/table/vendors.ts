import type { Signature } from "../signature";

const ENTRA = "/reference/providers/microsoft-entra-id/";

/** Numbers and messages of single vendors. */
export const vendorSignatures: readonly Signature[] = [
  {
    id: "aadsts50011",
    title: "AADSTS50011: the redirect URI is not registered",
    phrases: ["AADSTS50011"],
    rank: "number",
    cause:
      "The address in the message is not among the redirect URIs of the app registration. It is compared to the letter.",
    fix: "Add it there, under the platform Web. If it shows `http` or `localhost`, set `AUTH_URL` first.",
    to: ENTRA,
  },
  {
    id: "aadsts7000215",
    title: "AADSTS7000215: the client secret is wrong",
    phrases: ["AADSTS7000215"],
    rank: "number",
    cause: "The config has the ID of the secret and not its value, or the secret was replaced.",
    fix: "Make a new secret in the app registration and copy the column Value.",
    to: ENTRA,
  },
  {
    id: "aadsts7000218",
    title: "AADSTS7000218: the client secret is missing",
    phrases: ["AADSTS7000218"],
    rank: "number",
    cause: "No `client_secret` was sent: the variable is not set where the server runs.",
    fix: "Set `AUTH_MICROSOFT_ENTRA_ID_SECRET`, and keep the platform Web in the registration.",
    to: ENTRA,
  },
  {
    id: "aadsts700005",
    title: "AADSTS700005: the code is for another tenant",
    phrases: ["AADSTS700005"],
    rank: "number",
    cause:
      "The sign-in began at one tenant, and the code was sent to the token endpoint of another.",
    fix: "Set `issuer` to `https://login.microsoftonline.com/<tenant>/v2.0`, with one tenant for all endpoints.",
    to: ENTRA,
  },
  {
    id: "google-policy",
    title: "Google blocks the request of this app",
    phrases: [
      "it doesnt comply with Googles OAuth 2.0 policy",
      "Access blocked: This apps request is invalid",
    ],
    rank: "cause",
    cause: "The redirect URI of the request is not registered for the client.",
    fix: "Add `https://<your host>/api/auth/callback/google` to the authorized redirect URIs, not to the JavaScript origins.",
    to: "/reference/providers/google/",
  },
];
