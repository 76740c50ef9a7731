/*
 * Stands for the clients of Sandpack that labs do not use: the one for Node, which brings a package that
 * is no open source (`@codesandbox/nodebox`), and the one for static sites.
 */

class Unavailable {
  constructor() {
    throw new Error("This site has no Sandpack client but the one for its own sandbox.");
  }
}

export { Unavailable as SandpackNode, Unavailable as SandpackStatic };
