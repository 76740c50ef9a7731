import { readFileSync } from "node:fs";

import { expect as base, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** As patient as playwright.config.ts, whose settings the bench does not get. */
const expect = base.configure({ timeout: 30_000 });

/** The lab of a page, by its accessible names: what a reader can see and do. */
export class LabOnPage {
  readonly region: Locator;
  readonly run: Locator;
  readonly address: Locator;

  /** @param title The example's title; any lab without it. */
  constructor(page: Page, title?: string) {
    // Not by its role: each query for something inside would compute the name of every element of the page.
    const name = title === undefined ? `[aria-label^="Lab: "]` : `[aria-label="Lab: ${title}"]`;
    this.region = page.locator(`section${name}`).first();
    this.run = this.region.getByRole("button", { name: "Run", exact: true });
    this.address = this.region.getByRole("textbox", { name: "Address" });
  }

  /** The page that the simulated browser shows: relay, realm and page, each as now shown. */
  get shown(): FrameLocator {
    return this.region
      .locator('iframe[title="Page in the simulated browser"]')
      .contentFrame()
      .locator('iframe[data-state="shown"]')
      .contentFrame()
      .locator('iframe[data-state="shown"]')
      .contentFrame();
  }

  /**
   * Waits until the shown page has something. Of a frame that ends while it is looked into, as the old
   * one does after an edit, Playwright gives up at once or waits to the end; a reader just looks again.
   */
  async shows(find: (page: FrameLocator) => Locator): Promise<void> {
    const look = () => expect(find(this.shown)).toBeVisible({ timeout: 3_000 });
    await expect(look).toPass({ timeout: 45_000 });
  }

  /** Waits until the first step of the tour is done, or has failed: all that a run starts is there. */
  async firstStep(): Promise<void> {
    const tour = this.region.getByRole("group", { name: "Guided tour" });
    const first = tour.locator('li:first-child[aria-current="step"]');
    await expect(first.or(tour.getByRole("alert"))).toHaveCount(1);
  }

  /** Types an address into the simulated browser. */
  async visit(address: string): Promise<void> {
    await this.showPane("Browser");
    await this.address.fill(address);
    await this.address.press("Enter");
  }

  /** Presses a button of the shown page, once it is there. */
  async press(name: string | RegExp): Promise<void> {
    await this.shows((shown) => shown.getByRole("button", { name }));
    await this.shown.getByRole("button", { name }).click();
  }

  /** Brings a part to the front where the lab is too narrow to show all of them. */
  async showPane(pane: "Code" | "Browser" | "Inspector"): Promise<void> {
    const button = this.region
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: pane });
    if (await button.isVisible()) await button.click();
  }

  /** A tool of the editor, such as `Copy link`, also where its line has no room for it. */
  async tool(name: string): Promise<Locator> {
    const tools = this.region.getByRole("toolbar", { name: "Code" });
    const tool = tools.getByRole("button", { name });
    if (!(await tool.isVisible())) {
      await tools.getByRole("button", { name: "More tools" }).click();
    }
    return tool;
  }

  /** Shows one of the example's files, such as `app.ts`, in the editor. */
  async openFile(file: string): Promise<void> {
    await this.region.getByRole("tab", { name: file }).click();
  }

  /** Goes on with the guided tour until the step that starts with `caption` is done. */
  async tourTo(caption: string): Promise<void> {
    const tour = this.region.getByRole("group", { name: "Guided tour" });
    const next = tour.getByRole("button", { name: "Next step" });
    const current = tour.locator('[aria-current="step"]');
    await expect(tour.getByRole("listitem").filter({ hasText: caption })).not.toHaveCount(0);
    for (;;) {
      const before = await current.textContent();
      if (before?.includes(caption)) return;
      await next.click();
      await current.filter({ hasNotText: before ?? "" }).waitFor();
    }
  }

  /**
   * Replaces the text of a file by what `change` makes of it.
   *
   * @param file A file of the first example, or a file of any example by its path
   */
  async edit(change: (code: string) => string, file: string): Promise<void> {
    await this.showPane("Code");
    const path = file.includes("/") ? file : `examples/first-sign-in/${file}`;
    await this.openFile(path.slice(path.lastIndexOf("/") + 1));
    await this.editor.focus();
    const page = this.region.page();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(change(readFileSync(path, "utf8")));
  }

  /** Edits a file, and waits until the world has been built anew with it. */
  async editAndRun(change: (code: string) => string, file: string): Promise<void> {
    await this.andRun(() => this.edit(change, file));
  }

  /** As {@link editAndRun}, where the tour's first step may fail: Auth.js may not take the config. */
  async editAndTry(change: (code: string) => string, file: string): Promise<void> {
    const tour = this.region.getByRole("group", { name: "Guided tour" });
    const before = await tour.getAttribute("data-run");
    await this.edit(change, file);
    await expect(tour).not.toHaveAttribute("data-run", before ?? "");
    await this.firstStep();
  }

  /** Does something that changes the code, and waits until the world has been built anew. */
  async andRun(act: () => Promise<unknown>): Promise<void> {
    const tour = this.region.getByRole("group", { name: "Guided tour" });
    const before = await tour.getAttribute("data-run");
    await act();
    await expect(tour).not.toHaveAttribute("data-run", before ?? "");
    // The tour is where it was before, unless it was begun anew.
    await expect(tour).toHaveAttribute("data-busy", "false");
    await expect(tour.locator('[aria-current="step"]')).toHaveCount(1);
  }

  /** Opens a panel of the inspector. */
  async openPanel(name: string): Promise<Locator> {
    await this.showPane("Inspector");
    // Files of an example may have the name of a panel.
    const panels = this.region.getByRole("region", { name: "Inspector" });
    await panels.getByRole("tab", { name, exact: true }).click();
    return panels.getByRole("tabpanel", { name, exact: true });
  }

  /** The editor's text. */
  get editor(): Locator {
    return this.region.locator(".cm-content");
  }
}
