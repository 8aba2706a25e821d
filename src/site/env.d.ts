/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** the status of the answer, when it became known only while the page was made */
    status?: number;
  }
}

declare module 'variorum:library' {
  /** The process that builds or serves the site. */
  export const host: import('./model/host.ts').SiteHost;
}

declare module 'variorum:parts' {
  /** whether every part of the site is its own: a project put none in its place */
  export const areOurs: boolean;
}

declare module 'variorum:mdx' {
  /** The compiled pages in MDX format: a loader for each document, by its URL. */
  export const modules: Record<
    string,
    () => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>
  >;
}

// The parts of the site: each its own component, or what a project puts in its place.
declare module 'variorum:part/Contents' {
  const component: typeof import('./components/Contents.astro').default;
  export default component;
}
declare module 'variorum:part/Footer' {
  const component: typeof import('./components/Footer.astro').default;
  export default component;
}
declare module 'variorum:part/Head' {
  const component: typeof import('./components/Head.astro').default;
  export default component;
}
declare module 'variorum:part/Header' {
  const component: typeof import('./components/Header.astro').default;
  export default component;
}
declare module 'variorum:part/MissingPage' {
  const component: typeof import('./components/MissingPage.astro').default;
  export default component;
}
declare module 'variorum:part/Navigation' {
  const component: typeof import('./components/Navigation.astro').default;
  export default component;
}
declare module 'variorum:part/PageTitle' {
  const component: typeof import('./components/PageTitle.astro').default;
  export default component;
}
declare module 'variorum:part/Search' {
  const component: typeof import('./components/Search.astro').default;
  export default component;
}
declare module 'variorum:part/Switcher' {
  const component: typeof import('./components/Switcher.astro').default;
  export default component;
}
declare module 'variorum:part/VersionNotice' {
  const component: typeof import('./components/VersionNotice.astro').default;
  export default component;
}

// TypeScript by itself cannot read Astro components; `astro check` looks into them and knows better.
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
