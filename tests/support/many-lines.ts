/** How many lines `withManyLines` makes an app log at its page `/many`. */
export const MANY = 5_000;

/** The app of the first example, with a page whose request leaves a long trace behind. */
export function withManyLines(app: string): string {
  const start = "const { pathname } = new URL(request.url);";
  if (!app.includes(start)) throw new Error(`The app no longer begins with ${start}`);
  return app.replace(
    start,
    `${start}
    if (pathname === "/many") {
      for (let i = 1; i <= ${MANY}; i++) console.log(\`line \${i} of many\`);
      return new Response("done");
    }`,
  );
}
