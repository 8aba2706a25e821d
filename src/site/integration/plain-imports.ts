import type { Plugin } from 'vite';

/**
 * Lets scripts of the browser fetch what they need later by a plain import. Vite would name with each what it needs in turn, so as to
 * fetch all at once; but that is what the page has by then, and the names cost every reader more than they save anybody.
 */
export const PLAIN_IMPORTS: Plugin = {
  name: 'variorum:plain-imports',
  // A part of Astro's own configuration, which takes no word of this from that of its users.
  configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
};
