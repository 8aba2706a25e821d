import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, matchesGlob, posix } from 'node:path';
import { writeBasePath } from '../../src/engine/base-path.ts';
import { splitFrontmatter } from '../../src/engine/library/folder/frontmatter.ts';
import type { ReadInclude } from '../../src/engine/template/read-include.ts';
import { parseTemplate } from '../../src/engine/template/template.ts';
import type { Attributes } from '../../src/engine/variants/site.ts';
import { readSiteFile } from '../../src/engine/variants/site-file.ts';
import { PROFILES, type Profile, VARIABLES } from './profiles.ts';

/** A difference from the reference text that is wanted. */
export interface KnownTextDifference {
  /** globs of pages below the reference's root */
  pages: string[];
  reason: string;
}

/** Every wanted difference between our templates' text and that of Jinja2 for the corpus. */
export const KNOWN_TEXT_DIFFERENCES: KnownTextDifference[] = [
  {
    pages: ['identity-platform/en/includes/deploy/security/enable-mutual-ssl.md'],
    reason:
      'An attribute that a map does not have. Jinja2 prints its own words for it, "{{ no such element: … }}"; here the ' +
      'tag is printed as the writer wrote it.',
  },
];

/** The first line in which a text differs. */
export interface TextDifference {
  page: string;
  line: number;
  expected: string;
  found: string;
  known: KnownTextDifference | undefined;
}

/** What comparing every text of a reference came to. */
export interface TextReport {
  pages: number;
  equal: number;
  differences: TextDifference[];
  /** entries of the list that no page needs any more */
  obsolete: KnownTextDifference[];
}

/**
 * Renders the template of every page in each profile and compares the text with the reference, line by line.
 *
 * @param corpus folder with `docs-is/` and `golden/<profile>/`
 * @param known differences that are wanted; one that no page shows is returned as obsolete
 * @throws FindingsError when the `site.yml` of a profile is wrong
 */
export function compareTexts(corpus: string, known = KNOWN_TEXT_DIFFERENCES): TextReport {
  const differences: TextDifference[] = [];
  let pages = 0;
  for (const profile of PROFILES) {
    const golden = join(corpus, 'golden', profile.name);
    for (const path of globSync('**/*.md', { cwd: golden }).sort()) {
      pages++;
      const expected = readFileSync(join(golden, path), 'utf8').split('\n');
      const found = renderText(join(corpus, 'docs-is'), path, profile).split('\n');
      const line = expected.findIndex((text, index) => text !== found[index]);
      if (line < 0 && expected.length === found.length) continue;
      const page = `${profile.name}/${path}`;
      const entry = known.find((each) => each.pages.some((glob) => matchesGlob(page, glob)));
      const at = line < 0 ? expected.length : line;
      differences.push({
        page,
        line: at + 1,
        expected: expected[at] ?? '',
        found: found[at] ?? '',
        known: entry,
      });
    }
  }
  const used = new Set(differences.map((difference) => difference.known));
  return {
    pages,
    equal: pages - differences.length,
    differences,
    obsolete: known.filter((entry) => !used.has(entry)),
  };
}

function renderText(root: string, path: string, profile: Profile): string {
  const site = readSiteFile(profile.site, `${profile.name}.yml`, (folder) => folder);
  const [variant] = site.variants.filter(({ id }) => id === profile.variant);
  if (!variant)
    throw new Error(
      `The profile ${profile.name} names the variant ${profile.variant}, which its site does not have.`,
    );
  const { body, begins } = splitFrontmatter(
    readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'),
    path,
  );
  const template = parseTemplate({ text: body, path, begins }, { site, read: reader(root) });
  const attributes: Attributes = { ...VARIABLES, ...profile.variables };
  const { text } = template.render(variant, attributes);
  const written = writeBasePath(text, variant.basePath);
  // Jinja2 drops one line end at the end of a template, as it is after the includes.
  return template.expanded.text.endsWith('\n') ? written.replace(/\n$/, '') : written;
}

/** Most included files are absent from the corpus; the reference says so where they would stand. */
function reader(root: string): ReadInclude {
  return (target, from) => {
    const path = posix.join(posix.dirname(from), target);
    const file = join(root, path);
    return { path, text: existsSync(file) ? readFileSync(file, 'utf8') : `<!-- MISSING ${target} -->` };
  };
}
