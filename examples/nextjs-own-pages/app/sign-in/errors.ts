/** What people can do about an error of Auth.js, in their words. */
const explanations: Record<string, string> = {
  OAuthAccountNotLinked: "You have used another way to sign in before. Use that one.",
  OAuthCallbackError: "GitHub did not sign you in. Try again.",
  AccessDenied: "This app is for invited people. Ask for an invitation.",
  Verification: "This link was used already, or is too old. Ask for a new one.",
  Configuration: "The sign-in does not work at present. The fault is ours.",
};

export function explain(error: string): string {
  return explanations[error] ?? "The sign-in did not work. Try again.";
}
