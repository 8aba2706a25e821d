import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../engine/library/library.ts';
import { type CheckFinding, checkContent } from './check-content.ts';
import { EXAMPLE_SITE, type Rule } from './rule.ts';
import { RULES } from './rules.ts';

/** What a rule finds in a page of the site of the examples. */
async function found(rule: Rule, page: string): Promise<CheckFinding[]> {
  const root = mkdtempSync(join(tmpdir(), 'variorum-rules-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({
    'site.yml': EXAMPLE_SITE,
    'page.md': page,
    ...rule.example.files,
  })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const library = openLibrary(root, { highlight: async (blocks) => blocks.map(() => '') });
  const findings = await checkContent(library, [rule]);
  return findings.filter((finding) => finding.rule === rule.name);
}

describe.each(RULES)('$name', (rule) => {
  it('finds what is wrong in its example, where it stands, and nothing in what is right', async () => {
    const [finding, ...others] = await found(rule, rule.example.wrong);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: rule.name, severity: rule.severity });
    expect(finding?.place?.line).toBeGreaterThan(0);
    expect(finding?.message).toMatch(/\.$/);
    expect(finding?.hint).toMatch(/[.?]$/);
    expect(await found(rule, rule.example.right)).toEqual([]);
  });

  it('is named and explained for writers', () => {
    expect(rule.name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(RULES.filter(({ name }) => name === rule.name)).toHaveLength(1);
    expect(rule.why.length).toBeGreaterThan(40);
  });
});
