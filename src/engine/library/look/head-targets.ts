import type { HeadTag } from '../../variants/head-schema.ts';

/** The attribute of each tag of a head that holds an address. */
export const HEAD_TARGETS: Partial<Record<HeadTag['tag'], string>> = { link: 'href', script: 'src' };
