/** Pixels that a picture may have from top to bottom, in all browsers. */
export const HIGHEST = 16_000;

/** Pixels of the picture for one of the drawing, for screens of high resolution and for print. */
const SCALE = 2;

/**
 * Draws an SVG document as a picture. It is drawn in the page, and nothing is asked for.
 *
 * @throws Error if the browser cannot draw it
 */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(SCALE, HIGHEST / image.naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(image.naturalWidth * scale);
  canvas.height = Math.ceil(image.naturalHeight * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("There is no canvas.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("There is no picture.");
  return new Uint8Array(await blob.arrayBuffer());
}
