import { describe, expect, it } from 'vitest';
import type { Rule } from '../rule.ts';
import { findingsOf } from '../testing.ts';
import { brokenNumbering } from './broken-numbering.ts';
import { emptyPart } from './empty-part.ts';
import { loneTab } from './lone-tab.ts';

const found = (rule: Rule, page: string) => findingsOf(rule, { 'page.md': page });
const NEW = '{% if is_version >= "1.1.0" %}';
const OLD = '(cloud orbit@1.0.0)';

describe('a tab that is left alone', () => {
  it('F2: is told at its label, also within another group', async () => {
    const inner = `=== "A"\n\n    === "B"\n\n        b\n\n    ${NEW}\n    === "C"\n\n        c\n    {% endif %}\n\n=== "D"\n\n    d\n`;
    expect(await found(loneTab, `# T\n\n${inner}`)).toEqual([
      `page.md:5:5 Of this group, one tab is left. ${OLD}`,
    ]);
  });

  it('is none where it has always been the only one', async () => {
    expect(await found(loneTab, `# T\n\n=== "A"\n\n    a\n\n${NEW}\nx\n{% endif %}\n`)).toEqual([]);
  });
});

describe('an empty part', () => {
  it.each([
    ['a row', `| a | b |\n|---|---|\n| c | d |\n| ${NEW}e{% endif %} | |`, 6],
    ['the first row', `| a | b |\n|---|---|\n| ${NEW}e{% endif %} | |\n| c | d |`, 5],
    ['a code block', `\`\`\`\n${NEW}\nx\n{% endif %}\n\`\`\``, 3],
    [
      'a row of raw HTML',
      `<table>\n<tr><td>a</td></tr>\n<tr><td>${NEW}b{% endif %}</td><td></td></tr>\n<tr><td></td></tr>\n</table>`,
      5,
    ],
    ['an item of raw HTML', `<ul>\n<li>a\n<li>${NEW}<b>b</b>{% endif %}</li>\n</ul>`, 5],
    ['a note that unfolds', `??? note "A ${NEW}b{% endif %}"\n\n    ${NEW}c{% endif %}`, 3],
    ['a footnote', `x[^n]\n\n[^n]: ${NEW}b{% endif %}`, 5],
    ['a quotation', `> ${NEW}b{% endif %}`, 3],
    ['the rows of a table', `| a | b |\n|---|---|\n${NEW}\n| c | d |\n{% endif %}`, 3],
    ['an item', `- a\n- ${NEW}b{% endif %}`, 4],
    ['an item within another', `- a\n\n    - ${NEW}b{% endif %}`, 5],
    ['an item that makes a heading', `- a\n    - ${NEW}b{% endif %}`, 4],
    ['a tab', `=== "A"\n\n    a\n\n=== "B"\n\n    ${NEW}\n    b\n    {% endif %}`, 7],
  ])('is told in the variants that have it: %s', async (_name, text, line) => {
    const said = await found(emptyPart, `# T\n\n${text}\n`);
    expect(said).toEqual([expect.stringContaining(OLD)]);
    expect(said[0]).toMatch(new RegExp(`^page\\.md:${line}:`));
  });

  it.each([
    '| | b |\n|---|---|\n| c | |',
    '- ![](a.svg)\n- <br>\n- `a`',
    '- - a',
    '1. ```\n   x\n   ```',
    '=== "A"\n\n    ![](a.svg)',
    '- [ ] a',
    `<table><tr><td>${NEW}<img src="a.svg" alt="">{% else %}<hr>{% endif %}</td></tr></table>`,
    '??? note "A"\n\n    b',
    'x[^n]\n\n[^n]: y',
    'a\n---',
  ])('is none: %s', async (text) => {
    expect(await findingsOf(emptyPart, { 'page.md': `# T\n\n${text}\n`, 'a.svg': '' })).toEqual([]);
  });
});

describe('the numbers of steps', () => {
  it('are told where a condition takes the steps before away', async () => {
    expect(await found(brokenNumbering, `# T\n\n${NEW}\n1. a\n{% endif %}\n2. b\n`)).toEqual([
      `page.md:6:1 The steps begin with 2 here: those before it stand under a condition. ${OLD}`,
    ]);
  });

  it.each([
    '1. a\n2. b\n\ntext\n\n3. c',
    '3. c\n4. d',
    `1. a\n${NEW}\n2. b\n{% endif %}\n3. c`,
    `1. a\n\ntext\n\n3. c\n${NEW}\nx\n{% endif %}`,
    `1. a\n${NEW}\n2. b\n{% else %}\n2. c\n{% endif %}\n\ntext\n\n3. d`,
  ])('are right: %s', async (text) => {
    expect(await found(brokenNumbering, `# T\n\n${text}\n`)).toEqual([]);
  });
});
