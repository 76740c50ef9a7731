import type {
  DeclarationReflection,
  ParameterReflection,
  Reflection,
  SignatureReflection,
  SomeType,
  TypeContext,
  TypeParameterReflection,
  TypeVisitor,
} from "typedoc";

import { keyword, nothing, text, type Code, type Group, type Token } from "./layout";

/** Gives the address of a documented type, if it has one. */
export type UrlOf = (reflection: Reflection) => string | undefined;

/** A type as code, with links to the types it names. */
export function typeCode(type: SomeType | undefined, urlOf: UrlOf): Code {
  return type ? type.visit(writers(urlOf)) : keyword("any");
}

/** How each kind of type is written. */
function writers(urlOf: UrlOf): TypeVisitor<Code> {
  const code = (inner: SomeType | undefined) => typeCode(inner, urlOf);
  return {
    array: (type) => [wrapped(type.elementType, "arrayElement", urlOf), text("[]")],
    conditional: (type) => [
      code(type.checkType),
      keyword(" extends "),
      code(type.extendsType),
      text(" ? "),
      code(type.trueType),
      text(" : "),
      code(type.falseType),
    ],
    indexedAccess: (type) => [
      wrapped(type.objectType, "indexedObject", urlOf),
      text("["),
      code(type.indexType),
      text("]"),
    ],
    inferred: (type) => [keyword("infer "), text(type.name)],
    intersection: (type) =>
      list(
        type.types.map((each) => wrapped(each, "intersectionElement", urlOf)),
        " & ",
      ),
    intrinsic: (type) => keyword(type.name),
    literal: (type) => literal(type.value),
    mapped: (type) => [
      text(`{ [${type.parameter} `),
      keyword("in "),
      code(type.parameterType),
      text(`]${type.optionalModifier === "+" ? "?" : ""}: `),
      code(type.templateType),
      text(" }"),
    ],
    namedTupleMember: (type) => [
      text(`${type.name}${type.isOptional ? "?" : ""}: `),
      code(type.element),
    ],
    optional: (type) => [code(type.elementType), text("?")],
    predicate: (type) => [
      text(`${type.asserts ? "asserts " : ""}${type.name} `),
      keyword("is "),
      code(type.targetType),
    ],
    query: (type) => [keyword("typeof "), code(type.queryType)],
    reference: (type) => [
      referenceName(type.name, type.reflection, type.externalUrl, urlOf),
      type.typeArguments?.length ? typeArguments(type.typeArguments.map(code)) : nothing,
    ],
    reflection: (type) => reflectionCode(type.declaration, urlOf),
    rest: (type) => [text("..."), code(type.elementType)],
    templateLiteral: (type) => [
      text(`\`${type.head}`),
      ...type.tail.map(([hole, after]) => [text("${"), code(hole), text(`}${after}`)]),
      text("`"),
    ],
    tuple: (type) => ({
      ...list(type.elements.map(code), ", "),
      open: text("["),
      close: text("]"),
      trail: ",",
    }),
    typeOperator: (type) => [
      keyword(`${type.operator} `),
      wrapped(type.target, "typeOperatorTarget", urlOf),
    ],
    union: (type) =>
      list(
        type.types.map((each) => wrapped(each, "unionElement", urlOf)),
        " | ",
      ),
    unknown: (type) => text(type.name),
  };
}

/** Parameters and result of a function: `(request: Request): Promise<Response>`. */
export function signatureCode(signature: SignatureReflection, urlOf: UrlOf, arrow = ": "): Code {
  return [
    typeParameters(signature.typeParameters, urlOf),
    parameters(signature.parameters ?? [], urlOf),
    text(arrow),
    typeCode(signature.type, urlOf),
  ];
}

/** `<P, C = any>`, or nothing. */
export function typeParameters(
  params: readonly TypeParameterReflection[] | undefined,
  urlOf: UrlOf,
): Code {
  if (!params?.length) return nothing;
  return typeArguments(
    params.map((param) => [
      text(param.name),
      param.type ? [keyword(" extends "), typeCode(param.type, urlOf)] : nothing,
      param.default ? [text(" = "), typeCode(param.default, urlOf)] : nothing,
    ]),
  );
}

/** A property or method as it stands in an interface: `maxAge?: number`, `getUser?(id: string): …`. */
export function memberCode(member: DeclarationReflection, urlOf: UrlOf): Code {
  const name: Code = [
    member.flags.isStatic ? keyword("static ") : nothing,
    member.flags.isReadonly ? keyword("readonly ") : nothing,
    { text: propertyName(member.name), kind: "name" },
    member.flags.isOptional ? text("?") : nothing,
  ];
  const [signature] = member.signatures ?? [];
  if (signature) return [name, signatureCode(signature, urlOf)];
  // The errors' types: their value says more than "string".
  if (member.flags.isStatic && member.defaultValue) {
    return [name, text(" = "), { text: member.defaultValue, kind: "string" }];
  }
  return [name, text(": "), typeCode(member.type, urlOf)];
}

/** The members of an interface or object type in braces, each on a line of its own if `broken`. */
export function objectCode(
  members: readonly DeclarationReflection[],
  indexes: readonly SignatureReflection[] | undefined,
  urlOf: UrlOf,
  broken = false,
): Group {
  const items: Code[] = members.map((member) => memberCode(member, urlOf));
  for (const index of indexes ?? []) {
    const [key] = index.parameters ?? [];
    items.push([
      text(`[${key?.name ?? "key"}: `),
      typeCode(key?.type, urlOf),
      text("]: "),
      typeCode(index.type, urlOf),
    ]);
  }
  return { items, open: text("{"), close: text("}"), separator: "; ", padding: " ", broken };
}

function reflectionCode(declaration: DeclarationReflection, urlOf: UrlOf): Code {
  const [signature] = declaration.signatures ?? [];
  if (signature) return signatureCode(signature, urlOf, " => ");
  return objectCode(declaration.children ?? [], declaration.indexSignatures, urlOf);
}

function parameters(params: readonly ParameterReflection[], urlOf: UrlOf): Group {
  return {
    items: params.map((param) => [
      param.flags.isRest ? text("...") : nothing,
      text(`${param.name}${param.flags.isOptional || param.defaultValue ? "?" : ""}: `),
      typeCode(param.type, urlOf),
    ]),
    open: text("("),
    close: text(")"),
    separator: ", ",
    trail: ",",
  };
}

function typeArguments(items: Code[]): Group {
  return { items, open: text("<"), close: text(">"), separator: ", ", trail: "," };
}

function list(items: Code[], separator: string): Group {
  return { items, open: nothing, close: nothing, separator, lead: separator.trimStart() };
}

function referenceName(
  name: string,
  reflection: Reflection | undefined,
  externalUrl: string | undefined,
  urlOf: UrlOf,
): Token {
  const url = (reflection && urlOf(reflection)) ?? externalUrl;
  return url ? { text: name, url } : text(name);
}

function literal(value: string | number | boolean | null | bigint): Token {
  if (typeof value === "string") return { text: JSON.stringify(value), kind: "string" };
  return value === null ? keyword("null") : text(String(value));
}

/** A type inside another one, in parentheses where TypeScript needs them. */
function wrapped(type: SomeType, context: TypeContext, urlOf: UrlOf): Code {
  const code = typeCode(type, urlOf);
  return type.needsParenthesis(context) ? [text("("), code, text(")")] : code;
}

function propertyName(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$|^\[/u.test(name) ? name : JSON.stringify(name);
}
