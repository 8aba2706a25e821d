import type { MarkdownOptions } from './types.ts';

/** What is read without a site around it: links and pictures lead nowhere. */
export const NOWHERE: MarkdownOptions = {
  resolveLink: (target) => target,
  resolveImage: () => undefined,
  resolveFile: () => undefined,
  highlight: async () => [],
};
