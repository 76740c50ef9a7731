import { ReflectionKind, type DeclarationReflection } from "typedoc";

import { keyword, nothing, text, type Code } from "./layout";
import { membersOf, type Entry } from "./outline";
import {
  memberCode,
  objectCode,
  signatureCode,
  typeCode,
  typeParameters,
  type UrlOf,
} from "./types";

/** The declaration of an export as code: one piece, or one for each overload of a function. */
export function declarationCode(entry: Entry, urlOf: UrlOf): Code[] {
  const { reflection } = entry;
  if (reflection.signatures) {
    return reflection.signatures.map((signature) => [
      keyword("function "),
      nameOf(reflection),
      signatureCode(signature, urlOf),
    ]);
  }
  if (reflection.kindOf(ReflectionKind.Variable)) {
    return [[keyword("const "), nameOf(reflection), text(": "), variableType(reflection, urlOf)]];
  }
  if (reflection.kindOf(ReflectionKind.TypeAlias)) {
    return [
      [
        keyword("type "),
        nameOf(reflection),
        typeParameters(reflection.typeParameters, urlOf),
        text(" = "),
        typeCode(reflection.type, urlOf),
      ],
    ];
  }
  return [interfaceCode(entry, urlOf)];
}

/**
 * A member as it stands in its interface. If its own members have headings, only their names are
 * shown, which lead there.
 */
export function optionCode({ reflection, path, members }: Entry, urlOf: UrlOf): Code {
  const prefix = path.slice(0, -1).map((name) => text(`${name}.`));
  if (members.length === 0) return [prefix, memberCode(reflection, urlOf)];
  const items = members.map((member) => {
    const url = urlOf(member.reflection);
    const mark = text(member.reflection.flags.isOptional ? "?" : "");
    return [url ? { text: member.reflection.name, url } : nameOf(member.reflection), mark];
  });
  return [
    nameOf(reflection),
    text(reflection.flags.isOptional ? "?: " : ": "),
    { items, open: text("{"), close: text("}"), separator: "; ", padding: " " },
  ];
}

function interfaceCode({ reflection, members }: Entry, urlOf: UrlOf): Code {
  return [
    keyword(reflection.kindOf(ReflectionKind.Class) ? "class " : "interface "),
    nameOf(reflection),
    typeParameters(reflection.typeParameters, urlOf),
    ...(reflection.extendedTypes ?? []).map((type, index) => [
      index === 0 ? keyword(" extends ") : text(", "),
      typeCode(type, urlOf),
    ]),
    // Members that have headings of their own are not repeated here.
    members.length > 0 ? nothing : body(reflection, urlOf),
  ];
}

function body(reflection: DeclarationReflection, urlOf: UrlOf): Code {
  const members = membersOf(reflection);
  if (members.length === 0 && !reflection.indexSignatures) return nothing;
  return [text(" "), objectCode(members, reflection.indexSignatures, urlOf, true)];
}

/** TypeDoc reports the type of a symbol as `typeof` the symbol itself. */
function variableType(reflection: DeclarationReflection, urlOf: UrlOf): Code {
  const { type } = reflection;
  const isItself = type?.type === "query" && type.queryType.reflection === reflection;
  return isItself ? keyword("unique symbol") : typeCode(type, urlOf);
}

function nameOf(reflection: DeclarationReflection): Code {
  return { text: reflection.name, kind: "name" };
}
