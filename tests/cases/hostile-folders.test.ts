import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { formatFinding } from '../../src/site/report/print-findings.ts';
import { SITE, writeContent } from './fixture.ts';

/** Characters of Variorum's own marks: a template that got hold of them could move what the marks say. */
const MARK = /[\uFDD0-\uFDD4]/;

/** What may stand in the place of a file. */
type Thing =
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'pipe' | 'folder' | 'dangling' | 'loop' | 'outside' };

const FRONTMATTER = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'title',
        'description',
        'when',
        'attributes',
        'redirect_from',
        'nav',
        '__proto__',
        'toString',
        '1',
        '<<',
      ),
      fc.oneof(
        fc.constantFrom(
          '"\\uFDD1999\\uFDD2"',
          '"\\uD800"',
          '"\\0"',
          '&x [*x]',
          '{ a: &x { b: *x } }',
          '!!binary aGk=',
          '!!js/function "f"',
          '!!int x',
          '{ __proto__: 1 }',
          '1e400',
          '.nan',
          '2020-01-01',
          '123456789012345678901',
          `${'['.repeat(300)}${']'.repeat(300)}`,
          '["a", "\\uFDD0"]',
          `"${'x'.repeat(6000)}"`,
          '{ a: "\\uFDD4" }',
          '*nothing',
          '|\n  text',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.json(),
      ),
    ),
    { maxLength: 4 },
  )
  .map((keys) => `---\n${keys.map(([key, value]) => `${key}: ${value}`).join('\n')}\n---\n`);

const BODY = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# Title\n',
        '\n',
        '{{ "\\ufdd1" }}',
        '{{ a }}',
        '{% include "includes/x.md" %}\n',
        '{% include "page.md/x.md" %}',
        '{% include "a\0b" %}',
        '![x](assets/x.png)\n',
        '[x](%EF%B7%90/y)',
        '&#xFDD1;999&#xFDD2;\n',
        '&#xD800; &#0;\n',
        '{{ x() }}\n',
        '\u2028',
        '\r',
        '<p title="&#xFDD0;">\n',
        '```\n&#xFDD1;\n```\n',
        '- [ ] x\n',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const TEXT = fc.tuple(fc.option(FRONTMATTER, { nil: '' }), BODY).map((parts) => parts.join(''));

const BYTES = fc.oneof(
  { weight: 4, arbitrary: TEXT.map((text) => Buffer.from(text)) },
  TEXT.map((text) => Buffer.from(text, 'utf16le')),
  TEXT.map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
  TEXT.map((text) => Buffer.from(`\uFEFF${text}`)),
  TEXT.map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ maxLength: 40 }),
);

const THING: fc.Arbitrary<Thing> = fc.oneof(
  { weight: 4, arbitrary: BYTES.map((bytes) => ({ kind: 'bytes' as const, bytes })) },
  fc.constantFrom('pipe', 'folder', 'dangling', 'loop', 'outside').map((kind) => ({ kind }) as Thing),
);

const NAME = fc.oneof(
  fc.constantFrom(
    'page.md',
    'index.md',
    'index.mdx',
    'other.mdx',
    'assets/x.png',
    'assets',
    'includes/x.md',
    'includes',
    'templates/x.njk',
    'templates',
    'x.njk',
    'Chart.astro',
    'site.yaml',
    'a\nb.md',
    '\uFDD1999\uFDD2.md',
    'a\uFDD0.png',
    'caf\u00e9.md',
    'cafe\u0301.md',
    `${'x'.repeat(251)}.md`,
    'a%b.md',
    'deep/er/page.md',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((name) => `${name}.md`),
);

function put(root: string, path: string, thing: Thing): void {
  const file = join(root, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (thing.kind === 'bytes') writeFileSync(file, thing.bytes, { flag: 'wx' });
    else if (thing.kind === 'pipe') execFileSync('mkfifo', [file], { stdio: 'ignore' });
    else if (thing.kind === 'folder') mkdirSync(file);
    else symlinkSync(thing.kind === 'loop' ? file : thing.kind === 'outside' ? '/dev/zero' : 'nowhere', file);
  } catch {
    // Another thing stands there, or the system has no such name.
  }
}

/** Opens a folder and renders all its documents; returns all that was said. @throws what is no list of findings */
async function showAll(root: string): Promise<{ findings: Finding[]; written: string[] }> {
  const findings: Finding[] = [];
  const written: string[] = [];
  try {
    const library = openLibrary(root, { highlight: async (blocks) => blocks.map(() => '<pre></pre>') });
    for (const page of library.pages) {
      for (const variant of library.variantsOf(page)) {
        const document = library.document(page, variant)!;
        library.navigation(variant);
        try {
          const { html, title, description, markdown } = await library.render(document);
          written.push(html, title, description ?? '', markdown ?? '', library.title(document));
        } catch (error) {
          if (!(error instanceof FindingsError)) throw error;
        }
      }
    }
    findings.push(...library.findings);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    findings.push(...error.findings);
  }
  return { findings, written };
}

describe('whatever lies in a content folder', () => {
  it.skipIf(process.platform === 'win32')(
    'ends in pages or in findings that name it, never in another error, and no mark of ours gets in',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(NAME, THING), { minLength: 1, maxLength: 6 }),
          fc.option(BYTES, { nil: undefined, freq: 4 }),
          async (entries, site) => {
            const root = writeContent({ 'site.yml': site ?? SITE });
            for (const [path, thing] of entries) put(root, path, thing);
            const { findings, written } = await showAll(root);
            for (const text of written) expect(text).not.toMatch(MARK);
            for (const finding of findings) {
              const { place } = finding;
              if (place && finding.rule !== 'unusable-name')
                expect(existsSync(dirname(join(root, place.file))), place.file).toBe(true);
              const said = formatFinding(finding, { root, site: undefined, colour: false });
              expect(said).not.toMatch(/\n\s+at .*:\d+:\d+|\bE[A-Z]{4,}: |[^\P{Cc}\n]|\p{Surrogate}/u);
            }
            rmSync(root, { recursive: true, force: true });
          },
        ),
        { numRuns: 250 },
      );
    },
    120_000,
  );
});
