/**
 * Renders the pictures that cannot be SVG: the card that other sites show for a link, and the
 * icons for browsers and devices without SVG icons. The results are committed; run this after a
 * change to their sources.
 *
 *   node scripts/images/render.mjs
 *
 * It uses Playwright's Chromium, or the one that CHROMIUM_PATH names.
 */
import { Buffer } from "node:buffer";
import { readFile, writeFile } from "node:fs/promises";

import { chromium } from "@playwright/test";

const here = new URL("./", import.meta.url);
const images = new URL("../../static/img/", import.meta.url);

/** An .ico file that holds PNG pictures, as every browser of this century reads it. */
function ico(pictures) {
  const directory = Buffer.alloc(6 + 16 * pictures.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  pictures.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    directory.writeUInt8(size, entry);
    directory.writeUInt8(size, entry + 1);
    directory.writeUInt16LE(1, entry + 4);
    directory.writeUInt16LE(32, entry + 6);
    directory.writeUInt32LE(png.length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ["--no-sandbox"],
});

async function icon(source, size) {
  const svg = await readFile(new URL(source, images), "utf8");
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const style = "<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>";
  await page.setContent(style + svg);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

try {
  const card = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await card.goto(new URL("social-card.html", here).href);
  await card.screenshot({ path: new URL("social-card.png", images).pathname });

  await writeFile(new URL("touch-icon.png", images), await icon("logo.svg", 180));
  const sizes = [16, 32, 48];
  const pictures = await Promise.all(
    sizes.map(async (size) => ({ size, png: await icon("favicon.svg", size) })),
  );
  await writeFile(new URL("favicon.ico", images), ico(pictures));
} finally {
  await browser.close();
}
