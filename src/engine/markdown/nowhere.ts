import type { MarkdownOptions } from './types.ts';

/** What is read without a site around it: links and pictures lead nowhere. */
export const NOWHERE: MarkdownOptions = {
  resolveLink: (target) => target,
  resolveImage: () => undefined,
  resolveFile: () => undefined,
  // Names in double brackets read as links do; that one leads nowhere is told where the page is.
  resolveName: (name) => name,
  highlight: async () => [],
};
