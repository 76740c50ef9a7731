/** The example with a database, as plugins/examples makes it of its folder. */
declare module "@generated/examples/default/database-sessions.json" {
  const example: { files: Record<string, string> };
  export default example;
}
