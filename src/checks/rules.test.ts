import { describe, expect, it } from 'vitest';
import { openLibrary } from '../engine/library/library.ts';
import { type CheckFinding, checkContent } from './check-content.ts';
import { Content } from './content.ts';
import { proveFixes } from './fix.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { openExample } from './testing.ts';

const open = (root: string): ReturnType<typeof openLibrary> =>
  openLibrary(root, { highlight: async (blocks) => blocks.map(() => '') });

/** A page in the site of the examples, with the other files of the example. */
function opened({ example }: Rule, page: string): ReturnType<typeof openLibrary> {
  return openExample({ 'page.md': page, ...example.files });
}

/** What a rule finds in a page. */
async function found(rule: Rule, page: string): Promise<CheckFinding[]> {
  const findings = await checkContent(opened(rule, page), [rule]);
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

  // Where only the writer knows what was meant, there is no fix.
  if (rule.example.isFixed)
    it('makes what is right of what is wrong, and proves that nobody reads anything else', async () => {
      const library = opened(rule, rule.example.wrong);
      const content = new Content(library);
      const { changes, refused } = await proveFixes(content, await checkContent(library, [rule]), open);
      expect(refused).toEqual([]);
      expect(changes.get('page.md')).toBe(rule.example.right);
    });

  it('is named and explained for writers', () => {
    expect(rule.name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(RULES.filter(({ name }) => name === rule.name)).toHaveLength(1);
    expect(rule.why.length).toBeGreaterThan(40);
  });
});
