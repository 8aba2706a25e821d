import { parseTemplate } from '../src/engine/template/template.ts';
import { readSiteFile } from '../src/engine/variants/site-file.ts';

const site = readSiteFile(
  'title: Bench\nproducts:\n  - { id: p, name: P, versions: ["7.0.0", "7.1.0", "7.2.0", next] }\n',
  'site.yml',
  (folder) => folder,
);
const read = () => ({ rule: 'missing-include', problem: 'There is nothing to include.' }) as const;

/** Parses a text, renders it in four versions and asks each time where its last line comes from. */
export function renderTemplate(text: string): void {
  const template = parseTemplate({ text, path: 'page.md' }, { site, read });
  for (const variant of site.variants) {
    const { provenance } = template.render(variant);
    provenance.place(provenance.lineCount - 1);
  }
}
