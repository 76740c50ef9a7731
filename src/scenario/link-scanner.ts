import { Browser } from "../world/browser/browser";
import type { Mail } from "../world/mail/post-office";
import type { World } from "../world/world";
import { Visitor } from "./visitor";

/**
 * A mail host's link scanner: it opens what a message links to before the recipient does, with an
 * ordinary GET, from a browser of its own that knows none of the recipient's cookies.
 */
export class LinkScanner extends Visitor {
  constructor(world: World) {
    super(new Browser("link-scanner", "Link scanner", world), world.appOrigin);
  }

  /** Opens every link of a message, one after the other. */
  async opensLinksIn({ links }: Mail): Promise<void> {
    for (const link of links) await this.opens(link);
  }
}
