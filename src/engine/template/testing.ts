import type { Finding } from '../finding.ts';
import type { Variant } from '../variants/site.ts';
import { readSiteFile } from '../variants/site-file.ts';
import type { ReadInclude } from './read-include.ts';
import { parseTemplate } from './template.ts';

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

/** The variant of the test site with this id, which must exist. */
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

/** The text of a template in each variant. */
export function renderAll(text: string, files: Record<string, string> = {}): Record<string, string> {
  const template = parseTemplate({ text, path: 'page.md' }, includesFrom(files));
  return Object.fromEntries(SITE.variants.map((variant) => [variant.id, template.render(variant).text]));
}

/**
 * The text of a template that must be the same in every variant.
 *
 * @throws an assertion when the template has a mistake, and Error when its variants differ
 */
export function render(text: string, files: Record<string, string> = {}): string {
  expectNoProblems(text, files);
  const [first, ...others] = new Set(Object.values(renderAll(text, files)));
  if (others.length > 0) throw new Error(`The variants differ: ${JSON.stringify([first, ...others])}`);
  return first!;
}

/**
 * The ids of the variants in which a condition holds.
 *
 * @throws an assertion when the condition has a mistake
 */
export function holdsIn(condition: string): string[] {
  const text = `{% if ${condition} %}yes{% else %}no{% endif %}`;
  expectNoProblems(text);
  return Object.entries(renderAll(text))
    .filter(([, outcome]) => outcome === 'yes')
    .map(([id]) => id);
}

/** What is wrong with a template in any variant: `rule line:column variants`, each once. */
export function problems(text: string, files: Record<string, string> = {}): string[] {
  const template = parseTemplate({ text, path: 'page.md' }, includesFrom(files));
  const found = new Map<string, string[]>();
  const add = ({ rule, place, variants = [] }: Finding) => {
    const key = `${rule} ${place?.file === 'page.md' ? '' : `${place?.file}:`}${place?.line}:${place?.column}`;
    found.set(key, [...(found.get(key) ?? []), ...variants]);
  };
  template.findings.forEach(add);
  for (const variant of SITE.variants) template.render(variant).findings.forEach(add);
  return [...found].map(([key, variants]) =>
    variants.length === 0 || variants.length === SITE.variants.length ? key : `${key} ${variants.join(' ')}`,
  );
}

function expectNoProblems(text: string, files: Record<string, string> = {}): void {
  const found = problems(text, files);
  if (found.length > 0) throw new Error(`${JSON.stringify(text)} has problems: ${found.join(', ')}`);
}
