const editors = new Set(["alice@mail.example"]);

/** Stands for a look into your database. */
export async function isEditor(email: string | null | undefined) {
  return editors.has(email ?? "");
}
