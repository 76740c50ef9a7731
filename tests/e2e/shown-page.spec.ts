import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

/** What the app answers besides, to see what a page can do in the realm. */
const ROUTES = `
    if (pathname === "/form-post") {
      return page('<form method="post" action="/posted"><input name="code" value="x"></form><script>document.forms[0].submit()</script>', []);
    }
    if (pathname === "/posted") posts.push(await request.text());
    if (pathname === "/posted" || pathname === "/posts") return page("posts: " + posts.join(), []);
    if (pathname === "/upload") {
      return page('<form method="post" enctype="multipart/form-data" action="/posted"><input name="a" value="1"><input type="file" name="f"><button>Send</button></form>', []);
    }
    if (pathname === "/fetch") {
      const script = \`
        const tell = (text) => document.querySelector("ol").insertAdjacentHTML("beforeend", "<li>" + text + "</li>");
        (async () => {
          const own = await fetch("/posts", { redirect: "manual" });
          tell([own.type, own.status, own.url, own.headers.has("set-cookie")].join(" "));
          const opaque = await fetch("https://github.com/login", { mode: "no-cors" });
          tell([opaque.type, opaque.status, opaque.ok].join(" "));
          await fetch("https://github.com/login").catch((error) => tell(error.name + ": " + error.message));
        })();\`;
      return page("<ol></ol><script>" + script + "</script>", []);
    }
`;

async function openLab(lab: LabOnPage): Promise<void> {
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.editAndRun(
    (code) =>
      code
        .replace("export default {", "const posts: string[] = [];\n\nexport default {")
        .replace("new URL(request.url);", `new URL(request.url);\n${ROUTES}`),
    "app.ts",
  );
}

async function visit(lab: LabOnPage, path: string): Promise<void> {
  await lab.showPane("Browser");
  await lab.address.fill(`https://app.example${path}`);
  await lab.address.press("Enter");
}

test.beforeEach(async ({ open }) => {
  await open("/tutorials/first-sign-in/");
});

test("a page that submits its form by itself is submitted once", async ({ page }) => {
  const lab = new LabOnPage(page);
  await openLab(lab);
  await visit(lab, "/form-post");
  await lab.shows((shown) => shown.getByText("posts: code=x", { exact: true }));
  await expect(lab.address).toHaveValue("https://app.example/posted");
  await visit(lab, "/posts");
  await lab.shows((shown) => shown.getByText("posts: code=x", { exact: true }));
});

test("a form of a shown page is sent in its own encoding", async ({ page }) => {
  const lab = new LabOnPage(page);
  await openLab(lab);
  await visit(lab, "/upload");
  await lab.shows((shown) => shown.getByRole("button", { name: "Send" }));
  await lab.shown.getByRole("button", { name: "Send" }).click();
  await lab.shows((shown) => shown.getByText('name="f"; filename=""'));
});

test("a shown page's fetch tells what a browser's tells, and names what CORS misses", async ({
  page,
}) => {
  const lab = new LabOnPage(page);
  await openLab(lab);
  await visit(lab, "/fetch");
  await lab.shows((shown) => shown.getByText("basic 200 https://app.example/posts false"));
  await lab.shows((shown) => shown.getByText("opaque 0 false"));
  await lab.shows((shown) =>
    shown.getByText(/TypeError: https:\/\/github\.com .* no Access-Control-Allow-Origin/),
  );
});
