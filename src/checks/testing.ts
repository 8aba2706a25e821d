import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLibrary } from '../engine/library/library.ts';
import { checkContent } from './check-content.ts';
import { EXAMPLE_SITE, type Rule } from './rule.ts';

/** Opens files as the content of the site of the examples, until the test is over. */
export function openExample(files: Readonly<Record<string, string>>): ReturnType<typeof openLibrary> {
  const root = mkdtempSync(join(tmpdir(), 'variorum-rules-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ 'site.yml': EXAMPLE_SITE, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return openLibrary(root, { highlight: async (blocks) => blocks.map(() => '') });
}

/** What a rule finds in files: `page.md:3:5 message (variants)`, a line each. */
export async function findingsOf(rule: Rule, files: Readonly<Record<string, string>>): Promise<string[]> {
  const findings = await checkContent(openExample(files), [rule]);
  return findings
    .filter((finding) => finding.rule === rule.name)
    .map(
      ({ place, message, variants }) =>
        `${place?.file}:${place?.line}:${place?.column} ${message} (${variants?.join(' ') ?? ''})`,
    );
}
