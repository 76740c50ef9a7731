import {
  ReferenceReflection,
  ReflectionKind,
  type Comment,
  type DeclarationReflection,
  type SomeType,
} from "typedoc";

/** A heading of a module's page: an export of the module, or a member of one. */
export interface Entry {
  reflection: DeclarationReflection;
  /** The names in the heading: `AuthConfig`; `Auth()`; for an option in an option, both. */
  path: string[];
  /** The heading's id, unique on the page. */
  anchor: string;
  /**
   * Members that get a heading of their own. Empty where they read better in one block of code, and
   * for what has none.
   */
  members: Entry[];
}

/** What a module's page shows, and the ids that are taken on it. */
export interface Outline {
  module: DeclarationReflection;
  entries: Entry[];
  anchors: AnchorSet;
}

/** The ids of one page. */
export class AnchorSet {
  readonly #taken = new Set<string>();

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** Reserves the first free id of the candidates; if all are taken, the last one gets a number. */
  take(...candidates: string[]): string {
    const free = candidates.find((id) => !this.has(id)) ?? this.#numbered(candidates.at(-1) ?? "");
    this.#taken.add(free);
    return free;
  }

  #numbered(id: string): string {
    for (let number = 1; ; number += 1) {
      if (!this.has(`${id}-${number}`)) return `${id}-${number}`;
    }
  }
}

/**
 * Decides what a module's page shows and under which ids. Exports keep their plain names. So do
 * their members where the name is free; where it is not, the export's name stands before it. A
 * member of a member always carries its parent's name: `#cookies`, but `#session-strategy`.
 */
export function outlineModule(module: DeclarationReflection): Outline {
  const anchors = new AnchorSet();
  const entries: Entry[] = exportsOf(module).map((reflection) => ({
    reflection,
    path: [titleOf(reflection)],
    anchor: anchors.take(slug(reflection.name)),
    members: [],
  }));
  for (const entry of entries) {
    if (readsAsHeadings(entry.reflection)) {
      entry.members = membersOf(entry.reflection).map((member) =>
        outlineMember(member, entry.reflection, anchors),
      );
    }
  }
  return { module, entries, anchors };
}

function outlineMember(
  member: DeclarationReflection,
  parent: DeclarationReflection,
  anchors: AnchorSet,
): Entry {
  const id = slug(member.name);
  const anchor = anchors.take(id, `${slug(parent.name)}-${id}`);
  const nested = isDocumentedObject(member) ? objectMembers(member.type) : [];
  const members = nested.map((reflection) => ({
    reflection,
    path: [member.name, titleOf(reflection)],
    anchor: anchors.take(`${anchor}-${slug(reflection.name)}`),
    members: [],
  }));
  return { reflection: member, path: [titleOf(member)], anchor, members };
}

/** Own exports in the order of the source; then what the module passes on from other files. */
function exportsOf(module: DeclarationReflection): DeclarationReflection[] {
  const file = module.sources?.[0]?.fullFileName;
  const all = module.children ?? [];
  const isOwn = (child: DeclarationReflection) =>
    !(child instanceof ReferenceReflection) && child.sources?.[0]?.fullFileName === file;
  const own = all.filter(isOwn);
  // A page of nothing but classes, the errors, is a list to look things up in.
  if (own.length > 0 && own.every((child) => child.kindOf(ReflectionKind.Class))) {
    own.sort((a, b) => a.name.localeCompare(b.name));
  }
  return [...own, ...all.filter((child) => !isOwn(child))];
}

/**
 * The members of an interface, class, or object type that the package declares for it: its own, and
 * those of a base type that has no place in the reference.
 */
export function membersOf(reflection: DeclarationReflection): DeclarationReflection[] {
  return allMembers(reflection).filter(
    (member) => !member.inheritedFrom || (isUnlisted(member) && !isForeign(member)),
  );
}

/** The members that an interface takes from another package's type. */
export function foreignMembersOf(reflection: DeclarationReflection): DeclarationReflection[] {
  if (!reflection.kindOf(ReflectionKind.Interface)) return [];
  return allMembers(reflection).filter((member) => member.inheritedFrom && isForeign(member));
}

function allMembers(reflection: DeclarationReflection): DeclarationReflection[] {
  if (reflection instanceof ReferenceReflection) return [];
  const members = reflection.children ?? objectMembers(reflection.type);
  return members.filter((member) => !member.kindOf(ReflectionKind.Constructor));
}

/** Inherited from a type that the package does not export. */
function isUnlisted(member: DeclarationReflection): boolean {
  return !member.inheritedFrom?.reflection;
}

function isForeign(member: DeclarationReflection): boolean {
  return !member.sources?.[0]?.fileName.startsWith("src/");
}

/** The properties of an object type; none for any other type. */
export function objectMembers(type: SomeType | undefined): DeclarationReflection[] {
  if (type?.type !== "reflection" || type.declaration.signatures) return [];
  return type.declaration.children ?? [];
}

/**
 * Whether most members are documented: then each is a heading, else all stand in one block. The
 * classes of the package are its errors, whose members are not what readers look for.
 */
function readsAsHeadings(reflection: DeclarationReflection): boolean {
  if (reflection.kindOf(ReflectionKind.Class)) return false;
  const members = membersOf(reflection);
  const documented = members.filter((member) => commentOf(member) || isDocumentedObject(member));
  return documented.length > 0 && documented.length * 2 >= members.length;
}

function isDocumentedObject(member: DeclarationReflection): boolean {
  return objectMembers(member.type).some((property) => commentOf(property));
}

/** The comment of a declaration, wherever TypeDoc keeps it: on methods it sits on the signature. */
export function commentOf(reflection: DeclarationReflection): Comment | undefined {
  return reflection.comment ?? reflection.signatures?.find((each) => each.comment)?.comment;
}

function titleOf(reflection: DeclarationReflection): string {
  return reflection.kindOf(ReflectionKind.Function) ? `${reflection.name}()` : reflection.name;
}

/** An id from a name or a heading: lower-case words and digits, joined by hyphens. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
}
