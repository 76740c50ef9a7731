/** What somebody may do. */
export type Role = "reader" | "editor" | "admin";

/** What would be a table in a database: each person's role. */
const roles: Record<string, Role> = {
  "alice@mail.example": "editor",
  "bob@mail.example": "admin",
};

export const listPeople = () => Object.entries(roles);

/** Everybody else is a reader. */
export const findRole = (email: string): Role => roles[email] ?? "reader";

export function changeRole(email: string, role: Role) {
  roles[email] = role;
}
