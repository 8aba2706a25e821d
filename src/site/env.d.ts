/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** the status of the answer, when it became known only while the page was made */
    status?: number;
  }
}

declare module 'variorum:library' {
  /** The process that builds or serves the site. */
  export const host: import('./integration/host.ts').SiteHost;
}

declare module 'variorum:mdx' {
  /** The compiled pages in MDX format: a loader for each document, by its URL. */
  export const modules: Record<
    string,
    () => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>
  >;
}

// TypeScript by itself cannot read Astro components; `astro check` looks into them and knows better.
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
