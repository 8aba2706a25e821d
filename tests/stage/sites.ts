import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const ACME = `${PROJECT}tests/site/content`;
const LANGUAGES = `${PROJECT}tests/site/languages`;

/** Sites that test files share, by name, with what makes the options of the command that builds each. */
export const SITES = {
  /** the project's own */
  guides: () => [],
  acme: () => ['--content', ACME],
  /** the same, deployed below a path */
  'acme-below': () => ['--content', ACME, '--base', '/docs'],
  /** a site that says all that `site.yml` can of how it looks, deployed below a path */
  look: () => ['--content', `${PROJECT}tests/site/look`, '--base', '/docs'],
  arabic: () => ['--content', `${LANGUAGES}/arabic`],
  /** pages in Japanese, Chinese and Thai */
  japanese: () => ['--content', `${LANGUAGES}/japanese`],
  /** more pages than a navigation holds */
  large: (scratch: string) => {
    for (let section = 0; section < 12; section++) {
      mkdirSync(`${scratch}/s${section}`, { recursive: true });
      for (let page = 0; page < 30; page++)
        writeFileSync(`${scratch}/s${section}/p${page}.md`, `# Page ${section}.${page}\n\nText.\n`);
    }
    writeFileSync(`${scratch}/site.yml`, 'title: Large\nproducts:\n  - { id: one, name: One }\n');
    return ['--content', scratch];
  },
} satisfies Record<string, (scratch: string) => string[]>;

/** The name of a site that test files share. */
export type SiteName = keyof typeof SITES;
