import type { Comment, DeclarationReflection, SignatureReflection, SomeType } from "typedoc";

import { commentOf, membersOf } from "./outline";

/** A named part of a declaration that its signature shows and a list below it may explain. */
export interface Part {
  name: string;
  comment: Comment | undefined;
}

/** The members of a type, or the parameters of a function, whose comments stand below its code. */
export function explainedParts(reflection: DeclarationReflection): Part[] {
  if (reflection.signatures) return reflection.signatures.flatMap(ofSignature);
  const members = membersOf(reflection);
  return members.length > 0 ? members.map(toPart) : ofType(reflection.type);
}

/** The parameters of a member that is a function: an option such as `callbacks.signIn`, or a method. */
export function parameterParts(member: DeclarationReflection): Part[] {
  if (member.signatures) return member.signatures.flatMap(ofSignature);
  if (member.type?.type !== "reflection") return [];
  return (member.type.declaration.signatures ?? []).flatMap(ofSignature);
}

/** A parameter itself; and, as options are passed in one object, the properties of its type. */
function ofSignature(signature: SignatureReflection): Part[] {
  return (signature.parameters ?? []).flatMap((parameter) => [
    { name: parameter.name, comment: parameter.comment },
    ...ofType(parameter.type),
  ]);
}

/** The properties of an object type or of an intersection of object types. */
function ofType(type: SomeType | undefined): Part[] {
  if (type?.type === "intersection") return type.types.flatMap(ofType);
  if (type?.type !== "reflection") return [];
  return (type.declaration.children ?? []).map(toPart);
}

function toPart(reflection: DeclarationReflection): Part {
  return { name: reflection.name, comment: commentOf(reflection) };
}
