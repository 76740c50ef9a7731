/** A note, and whose it is. */
export interface Note {
  id: string;
  owner: string;
  text: string;
}

/** What would be a table in a database. */
let notes: Note[] = [
  { id: "1", owner: "alice@mail.example", text: "Renew the certificate" },
  { id: "2", owner: "alice@mail.example", text: "Call Bob" },
  { id: "3", owner: "alice@mail.example", text: "Water the plants" },
  { id: "4", owner: "bob@mail.example", text: "Buy a birthday cake" },
];

export const notesOf = (owner: string) => notes.filter((note) => note.owner === owner);

export const findNote = (id: string) => notes.find((note) => note.id === id);

export function removeNote(id: string) {
  notes = notes.filter((note) => note.id !== id);
}
