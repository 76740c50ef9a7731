/** Ways to load a part of the site past `src/loading`, as options of ESLint's `no-restricted-syntax`. */
export const loadingRule = [
  {
    selector: 'ImportExpression:not(CallExpression[callee.name="part"] ImportExpression)',
    message: "Load it with part(() => import(…)) of src/loading: a chunk may not come.",
  },
  {
    selector:
      'NewExpression[callee.name=/^(Shared)?Worker$/]:not(CallExpression[callee.name="watchWorker"] > NewExpression)',
    message: "Make it in watchWorker(new Worker(…)) of src/loading: its script may not come.",
  },
  {
    selector: 'CallExpression[callee.name="fetch"]',
    message: "Read it with fetchJson of src/loading: a file may not come.",
  },
  {
    selector:
      ':matches(CallExpression[callee.name="lazy"], MemberExpression[property.name="lazy"])',
    message: "Load it with usePart of src/loading: what lazy throws takes the page away.",
  },
];
