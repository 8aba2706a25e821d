import type { Plugin } from 'vite';

/** Through which Vite has a script of the browser fetch another one. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Lets scripts of the browser fetch what they need later by a plain import. Vite would name with each what it needs in turn, so as to
 * fetch all at once; but that is what the page has by then, and the names cost every reader more than they save anybody. What does
 * that is loaded with every page; ours only brings the style sheets of a script before the script, in a tenth of the bytes.
 */
export function plainImports(): Plugin {
  let base = '/';
  return {
    name: 'variorum:plain-imports',
    enforce: 'pre',
    // A part of Astro's own configuration, which takes no word of this from that of its users.
    configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
    configResolved(config) {
      base = config.base;
    },
    load(id) {
      return id === HELPER ? helper(base) : undefined;
    },
  };
}

/** @param base the path below which the site is deployed, with a slash at both ends */
function helper(base: string): string {
  return `const sheet = (path) => new Promise((done) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = ${JSON.stringify(base)} + path;
  if (document.querySelector(\`link[href="\${link.getAttribute('href')}"]\`)) return done();
  link.onload = link.onerror = done;
  document.head.append(link);
});
export const __vitePreload = (load, paths) => (paths?.length ? Promise.all(paths.map(sheet)).then(load) : load());
`;
}
