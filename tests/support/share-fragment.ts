/** A share link's fragment, made as the page makes it, but without the page. */
export async function shareFragment(shared: object): Promise<string> {
  const deflated = new Blob([JSON.stringify(shared)])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = await new Response(deflated).arrayBuffer();
  return `#code=1.${Buffer.from(bytes).toString("base64url")}`;
}
