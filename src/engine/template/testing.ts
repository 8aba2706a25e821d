import type { Variant } from '../variants/site.ts';
import { readSiteFile } from '../variants/site-file.ts';
import type { ReadInclude } from './includes.ts';

/** Product P with five versions and `cloud` without any, for tests of the template room. */
export const SITE = readSiteFile(
  `title: Cases
products:
  - id: p
    name: P
    aliases: [Old P]
    versions: ["7.0.0", "7.1.0", "7.2.0", "7.10.0", next]
    latest: "7.10.0"
  - { id: cloud, name: Cloud }
attributes:
  yes: true
  zero: 0
  blank: ""
  nothing: null
  empty: []
  empty_map: {}
  letters: [a, b]
  map: { key: { deep: value } }
`,
  'site.yml',
  (folder) => folder,
);

export function variantOf(id: string): Variant {
  return SITE.variants.find((variant) => variant.id === id)!;
}

/** What a template is parsed with when includes come from these files, by their path from the root. */
export function includesFrom(files: Record<string, string>): { site: typeof SITE; read: ReadInclude } {
  return {
    site: SITE,
    read: (path) => {
      const text = files[path];
      return text === undefined
        ? { rule: 'missing-include', problem: `There is no file "${path}" to include.` }
        : { path, text };
    },
  };
}
