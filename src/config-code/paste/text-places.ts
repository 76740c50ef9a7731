import type { SyntaxNode } from "@lezer/common";

import { children, type Source, textOf } from "../syntax";
import { isNameOfSecrets, isSecretName } from "./secret-names";
import { unescapeText } from "./unescape";

/** The texts of a file, with the names that they are the values of. */

/** A literal, or the part of a template between its `${…}`. */
export interface Piece {
  /** Where the literal stands, with its quotes; of a part of a template, where that stands. */
  from: number;
  to: number;
  /** What it comes to, escapes undone. */
  value: string;
  isPart: boolean;
}

/** An expression that comes to a text: a literal, a template, or several joined by `+`. */
export interface TextPlace {
  from: number;
  to: number;
  /** In order; undefined is what is computed. */
  pieces: (Piece | undefined)[];
  /** The member, variable, header or parameter that it is the value of. */
  name: string | undefined;
  /** The function that the object around it is handed to. */
  callee: string | undefined;
  /** Another expression may stand in its place; not so in types, imports and names of members. */
  isExpression: boolean;
  isImport: boolean;
}

/** What a walk takes along on its way down. */
interface Way {
  name?: string | undefined;
  callee?: string | undefined;
  /** The expression that the text is a part of. */
  place?: TextPlace | undefined;
  isFixed?: boolean;
  isImport?: boolean;
}

/** Calls that hand on what they are given: `Buffer.from("…")`, `z.string().default("…")`. */
const HANDS_ON =
  /^(?:encode|from|String|trim|concat|atob|btoa|decode|resolve|parse|default|catch|createSecretKey|importPKCS8|importKey|toString|freeze)$/;

/** Calls with a name and its value. */
const SETS = /^(?:set|append|setItem|setHeader|header|add|put)$/;

/** What may stand around a value and is the value. */
const TRANSPARENT =
  /^(?:AwaitExpression|UnaryExpression|PostfixExpression|ArrowFunction|FunctionExpression|Spread|ReturnStatement|ArrayExpression|SequenceExpression|NewExpression|TypeAssertion)$/;

/** Nodes in which what follows a `=` or `:` is the value of what precedes it. */
const PAIRS =
  /^(?:Property|PropertyDeclaration|PatternProperty|VariableDeclaration|AssignmentExpression|ParamList|EnumBody|ArrayPattern|MethodDeclaration|FunctionDeclaration)$/;

/** All texts of a file in order, and its comments. */
export function textPlaces(source: Source): { places: TextPlace[]; comments: SyntaxNode[] } {
  const places: TextPlace[] = [];
  const comments: SyntaxNode[] = [];
  const text = (node: SyntaxNode) => textOf(source, node);

  const visit = (node: SyntaxNode, way: Way): void => {
    switch (node.name) {
      case "LineComment":
      case "BlockComment":
        comments.push(node);
        return;
      case "String":
      case "Number":
      case "TemplateString":
        return visitText(node, way);
      case "BinaryExpression":
        return visitBinary(node, way);
      case "ParenthesizedExpression":
        return visitAll(node, way);
      case "Interpolation":
        return visitAll(node, way);
      case "InterpolationStart":
      case "InterpolationEnd":
      case "(":
      case ")":
        return;
    }
    way.place?.pieces.push(undefined);
    visitOther(node, { ...way, place: undefined });
  };

  const visitAll = (node: SyntaxNode, way: Way) => {
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child, way);
  };

  const placeFor = (node: SyntaxNode, way: Way): TextPlace => {
    if (way.place) return way.place;
    const place: TextPlace = {
      from: node.from,
      to: node.to,
      pieces: [],
      name: way.name,
      callee: way.callee,
      isExpression: !way.isFixed,
      isImport: way.isImport === true,
    };
    places.push(place);
    return place;
  };

  const visitText = (node: SyntaxNode, way: Way) => {
    const { from, to } = node;
    if (node.name === "Number") {
      // A number is no text; that of a password may be the password.
      if (way.name === undefined || !isSecretName(way.name) || to - from < 6) {
        way.place?.pieces.push(undefined);
        return;
      }
      placeFor(node, way).pieces.push({ from, to, value: text(node), isPart: false });
      return;
    }
    const place = placeFor(node, way);
    if (node.name === "String") {
      const value = unescapeText(text(node).slice(1, -1));
      place.pieces.push({ from, to, value, isPart: false });
      return;
    }
    let start = from + 1;
    const isClosed = source.text[to - 1] === "`" && to - from > 1;
    const part = (end: number) => {
      if (end <= start) return;
      const value = unescapeText(source.text.slice(start, end));
      place.pieces.push({ from: start, to: end, value, isPart: true });
    };
    for (const hole of children(node, "Interpolation")) {
      part(hole.from);
      visit(hole, { ...way, place });
      start = hole.to;
    }
    part(isClosed ? to - 1 : to);
  };

  const visitBinary = (node: SyntaxNode, way: Way) => {
    const parts = children(node).filter(({ name }) => !/Comment$/.test(name));
    const [left, operator, right] = parts;
    if (!left || !operator) return visitOther(node, { ...way, place: undefined });
    if (operator.name === "ArithOp" && text(operator) === "+") {
      const place = way.place ?? placeFor(node, way);
      return visitAllBut(node, operator, { ...way, place });
    }
    way.place?.pieces.push(undefined);
    const inner = { ...way, place: undefined };
    if (operator.name === "LogicOp") {
      const own = way.name !== undefined && isSecretName(way.name) ? way.name : trailing(left);
      visit(left, inner);
      if (right) visit(right, { ...inner, name: own ?? way.name });
    } else if (operator.name === "CompareOp" || operator.name === "EqualityOp") {
      visit(left, { ...inner, name: right && trailing(right) });
      if (right) visit(right, { ...inner, name: trailing(left) });
    } else if (/^(?:as|satisfies)$/.test(operator.name)) {
      visit(left, inner);
      for (const type of parts.slice(2)) visit(type, { isFixed: true });
    } else {
      visitAll(node, { ...inner, name: undefined });
    }
  };

  const visitAllBut = (node: SyntaxNode, skipped: SyntaxNode, way: Way) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.from !== skipped.from || child.to !== skipped.to) visit(child, way);
    }
  };

  /** The last name of an expression: `SECRET` of `process.env.SECRET`. */
  const trailing = (node: SyntaxNode): string | undefined => {
    let last: SyntaxNode | null = node;
    for (let depth = 0; last && depth < 4; depth++) {
      if (/^(?:VariableName|PropertyName|PrivatePropertyName)$/.test(last.name)) return text(last);
      if (last.name === "String") return text(last).slice(1, -1);
      last = last.lastChild;
      while (last && /^(?:\]|!|ArgList|LogicOp)$/.test(last.name)) last = last.prevSibling;
    }
    return undefined;
  };

  const visitOther = (node: SyntaxNode, way: Way) => {
    const { name: type } = node;
    const { callee } = way;
    if (PAIRS.test(type)) return visitPairs(node, way);
    if (type === "CallExpression") return visitCall(node, way);
    if (type === "ObjectExpression") return visitObject(node, way);
    if (type === "ConditionalExpression" || type === "MemberExpression") {
      const isMember = type === "MemberExpression";
      let isFirst = true;
      for (let child = node.firstChild; child; child = child.nextSibling) {
        visit(child, isFirst === isMember ? way : { callee });
        isFirst = false;
      }
      return;
    }
    if (type === "ArrayExpression" && isPairOf(node)) {
      const [name, value] = children(node, "String");
      if (name) visit(name, { callee });
      if (value && name) visit(value, { callee, name: text(name).slice(1, -1) });
      return;
    }
    if (type === "NewExpression") return visitCall(node, way);
    if (type === "Block") {
      for (let child = node.firstChild; child; child = child.nextSibling) {
        visit(child, child.name === "ReturnStatement" ? way : { callee });
      }
      return;
    }
    const isImport = /^(?:Import|Export)Declaration$|^DynamicImport$|^ImportType$/.test(type);
    const isFixed =
      /Type|Declaration$|^TaggedTemplate|^EnumBody$/.test(type) && type !== "ClassDeclaration";
    visitAll(node, TRANSPARENT.test(type) ? way : { callee, isFixed, isImport });
  };

  /** `["Authorization", "…"]` in a list of such. */
  const isPairOf = (node: SyntaxNode): boolean => {
    const values = children(node).filter(({ name }) => !/^[[\],]$|Comment$/.test(name));
    return (
      node.parent?.name === "ArrayExpression" &&
      values.length === 2 &&
      values.every(({ name }) => name === "String") &&
      isSecretName(values[0] ? text(values[0]).slice(1, -1) : "")
    );
  };

  const visitPairs = (node: SyntaxNode, way: Way) => {
    const isEnum = node.name === "EnumBody";
    let last: string | undefined;
    let name: string | undefined;
    const all =
      node.name === "Property" && way.name !== undefined && isNameOfSecrets(way.name)
        ? `${way.name}_`
        : "";
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (/^(?:Equals|UpdateOp|:)$/.test(child.name)) {
        name = last === undefined ? undefined : all + last;
      } else if (child.name === ",") {
        name = undefined;
      } else if (name !== undefined || child.name === "ParamList") {
        visit(child, { callee: way.callee, name, isFixed: isEnum });
      } else if (child.name === "Block") {
        visit(child, { callee: way.callee, name: last });
      } else {
        const isName = /Definition$|^(?:Variable|Property|PrivateProperty)Name$/.test(child.name);
        last =
          isName || child.name === "String" ? plainName(text(child)) : (trailing(child) ?? last);
        if (!isName) visit(child, { callee: way.callee, isFixed: true });
      }
    }
  };

  const visitCall = (node: SyntaxNode, way: Way) => {
    const target = node.name === "NewExpression" ? children(node)[1] : node.firstChild;
    const called = target ? trailing(target) : undefined;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name !== "ArgList") visit(child, { ...way, isFixed: false });
      else visitArguments(child, way, called);
    }
  };

  const visitArguments = (list: SyntaxNode, way: Way, called = "") => {
    const callee = called === "" ? way.callee : called;
    let first: SyntaxNode | undefined;
    for (let child = list.firstChild; child; child = child.nextSibling) {
      if (/^[(),]$|Comment$/.test(child.name)) {
        if (/Comment$/.test(child.name)) comments.push(child);
        continue;
      }
      if (!first) {
        first = child;
        const isNamed = /^(?:set|with)/.test(called) && isSecretName(called);
        const name = HANDS_ON.test(called) ? way.name : isNamed ? called : undefined;
        visit(child, { callee, name });
      } else if (SETS.test(called) && first.name === "String") {
        visit(child, { callee, name: text(first).slice(1, -1) });
      } else {
        visit(child, { callee, name: called === "concat" ? way.name : undefined });
      }
    }
  };

  /** `{ name: "SECRET", value: "…" }` names its value, too. */
  const visitObject = (node: SyntaxNode, way: Way) => {
    let named: string | undefined;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name !== "Property") {
        visit(child, { callee: way.callee });
        continue;
      }
      const [key, value] = children(child, "PropertyDefinition", "String");
      const name = key ? plainName(text(key)) : "";
      if (value && /^(?:name|key|header)$/.test(name)) named = text(value).slice(1, -1);
      if (name === "value" && named !== undefined && isSecretName(named)) {
        if (value) visit(value, { callee: way.callee, name: named });
        else visit(child, { callee: way.callee });
      } else {
        visit(child, { callee: way.callee, name: way.name });
      }
    }
  };

  visit(source.root, {});
  return { places, comments };
}

function plainName(text: string): string {
  return text.replace(/^["'#]|["']$/g, "");
}
