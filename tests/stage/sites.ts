import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const ACME = `${PROJECT}tests/site/content`;
const LANGUAGES = `${PROJECT}tests/site/languages`;

/** Sites that test files share, by name, with what makes the options of the command that builds each. */
export const SITES = {
  /** the project's own; not where it is committed, so that its pages do not say when they were last updated */
  guides: (scratch: string) => {
    cpSync(`${PROJECT}content`, scratch, { recursive: true });
    return ['--content', scratch];
  },
  acme: () => ['--content', ACME],
  /** the same, deployed below a path */
  'acme-below': () => ['--content', ACME, '--base', '/docs'],
  /** a site that says all that `site.yml` can of how it looks, deployed below a path */
  look: () => ['--content', `${PROJECT}tests/site/look`, '--base', '/docs'],
  /** a project of MkDocs with all constructs, tags and a blog */
  material: () => ['--content', `${PROJECT}tests/site/material`],
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
  /** a product with sixty versions, which do not have the same */
  versions: (scratch: string) => {
    const versions = Array.from({ length: 60 }, (_, i) => `"${1 + Math.floor(i / 10)}.${i % 10}"`);
    const since = (version: string, text: string) =>
      `{% if product == "server" and is_version >= "${version}" %}\n${text}{% endif %}\n`;
    const text = `${'A sentence that takes its room on the page. '.repeat(20)}\n\n`;
    const tab = (label: string) => `=== "${label}"\n\n    ${text}`;
    const files = {
      'site.yml': `title: Versions\nproducts:\n  - { id: cloud, name: Cloud }\n  - id: server\n    name: Server\n    versions: [${versions}, next]\n    latest: "6.9"\n`,
      'guides/index.md': '# Guides\n\nText.\n',
      'guides/recover.md': `# Recover\n\n${text}## Begin\n\n${text}${tab('Link')}${tab('Code')}${since('4.0', tab('SMS'))}\n## Go on\n\n${text}${since('3.5', `## Codes\n\n${text}`)}\n## End\n\n${text.repeat(6)}`,
      'guides/new.md': `---\nwhen: is_version >= "2.5"\n---\n# New things\n\n${text.repeat(6)}`,
      'guides/before.md': `---\nwhen: is_version < "3.0"\n---\n# The old name\n\n## Same\n\n${text.repeat(6)}## Lost\n\n${text.repeat(6)}`,
      'guides/after.md': `---\nwhen: is_version >= "3.0"\nredirect_from: [guides/before]\n---\n# The new name\n\n## Same\n\n${text.repeat(6)}`,
    };
    mkdirSync(`${scratch}/guides`, { recursive: true });
    for (const [path, content] of Object.entries(files)) writeFileSync(`${scratch}/${path}`, content);
    return ['--content', scratch];
  },
} satisfies Record<string, (scratch: string) => string[]>;

/** The name of a site that test files share. */
export type SiteName = keyof typeof SITES;
