import { expect, it } from "vitest";

import { renderDiagram } from "./diagram";

const source = `erDiagram
    User ||--|{ Account : ""
    User {
      string id
    }
    Account {
      string userId
      int expires_at
    }`;

it("draws a table for each entity, with the entities it has many of", () => {
  const html = renderDiagram(source);
  expect(html).toContain("<b>User</b></p><ul><li><b>id</b> string</li></ul>");
  expect(html).toContain("One User has many: Account");
  expect(html).toContain("<li><b>expires_at</b> int</li>");
  expect(html).not.toContain("One Account has many");
});

it("stays one block of HTML in Markdown: no blank lines", () => {
  expect(renderDiagram(source)).not.toMatch(/\n\s*\n/);
});

it("refuses other kinds of diagram", () => {
  expect(() => renderDiagram("sequenceDiagram\nA->>B: hi")).toThrow("sequenceDiagram");
});
