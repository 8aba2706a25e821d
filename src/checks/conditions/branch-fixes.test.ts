import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { checkContent } from '../check-content.ts';
import { Content } from '../content.ts';
import { proveFixes } from '../fix.ts';
import { EXAMPLE_SITE } from '../rule.ts';
import { openExample } from '../testing.ts';

const open = (root: string) => openLibrary(root, { highlight: async (blocks) => blocks.map(() => '') });

/** A condition that is always true in the site of the examples. */
const ALL = 'product == "orbit" or product == "cloud"';

/** A page after the fixes of everything that is found in it. */
async function mended(page: string, site = EXAMPLE_SITE): Promise<string | undefined> {
  const library = openExample({ 'page.md': page, 'site.yml': site });
  const { changes, refused } = await proveFixes(new Content(library), await checkContent(library), open);
  expect(refused).toEqual([]);
  return changes.get('page.md');
}

describe('a fix of branches', () => {
  it.each([
    ['keeps paragraphs apart', `A\n{% if ${ALL} %}\nB\n{% endif %}\nC\n`, 'A\n\nB\n\nC\n'],
    ['leaves no blank line where one stands', `A\n\n{% if ${ALL} %}\nB\n{% endif %}\n\nC\n`, 'A\n\nB\n\nC\n'],
    [
      'keeps a table in one',
      `| a |\n|---|\n| b |\n{% if ${ALL} %}\n| c |\n{% endif %}\n| d |\n`,
      '| a |\n|---|\n| b |\n| c |\n| d |\n',
    ],
    [
      'keeps the lines of code',
      `\`\`\`\na\n{% if ${ALL} %}\n\nb\n{% endif %}\n\`\`\`\n`,
      '```\na\n\n\nb\n\n```\n',
    ],
    ['keeps a sentence', `It {% if ${ALL} %}always {% endif %}is.\n`, 'It always is.\n'],
    ['keeps the ends of lines', `A\r\n\r\n{% if ${ALL} %}\r\nB\r\n{% endif %}\r\n`, 'A\r\n\r\nB\r\n'],
    ['takes a frontmatter away that says nothing', `---\nwhen: ${ALL}\n---\nA\n`, 'A\n'],
    ['takes a field away', `---\ntitle: T\nwhen: '${ALL}'\n---\nA\n`, '---\ntitle: T\n---\nA\n'],
    [
      'turns an order round only where there are versions',
      '{% if is_version > "1.0.0" %}\n{% else %}\nA\n{% endif %}\n',
      '{% if not (is_version > "1.0.0") %}\nA\n{% endif %}\n',
    ],
    [
      'turns round what has an opposite',
      'x {% if product == "cloud" %}{% else %}A{% endif %}\n',
      'x {% if product != "cloud" %}A{% endif %}\n',
    ],
    ['takes an empty condition away', 'A\n{% if product == "cloud" %}\n{% endif %}\nB\n', 'A\n\nB\n'],
    [
      'takes an empty elif away',
      '{% if product == "cloud" %}A{% elif is_version == "1.0.0" %}{% endif %}\n',
      '{% if product == "cloud" %}A{% endif %}\n',
    ],
    ['keeps a text once', '{% if product == "cloud" %}\nA\n{% else %}\nA\n{% endif %}\n', 'A\n'],
    [
      'joins branches with the same text',
      '{% if product == "cloud" %}\nA\n{% elif is_version == "1.0.0" and product == "orbit" %}\nA\n{% else %}\nB\n{% endif %}\n',
      '{% if product == "cloud" or (is_version == "1.0.0" and product == "orbit") %}\nA\n{% else %}\nB\n{% endif %}\n',
    ],
  ])('%s', async (_, page, right) => {
    expect(await mended(page)).toBe(right);
  });

  it('is not made of a flag, which may be switched off again', async () => {
    const site = `${EXAMPLE_SITE}attributes: { trial: true }\n`;
    expect(await mended('A {% if trial %}b{% endif %}\n', site)).toBeUndefined();
  });

  it.each([
    ['text would go', `{% if ${ALL} %}\nA\n{% else %}\nB\n{% endif %}\n`],
    ['a comment would go', '{% if product == "cloud" %}\n<!-- later -->\n{% endif %}\nA\n'],
    ['tags take space away', `A {%- if ${ALL} %} b{% endif %}\n`],
    [
      'another branch stands between',
      '{% if product == "cloud" %}A{% elif is_version == "1.0.0" %}B{% else %}A{% endif %}\n',
    ],
  ])('is not made where %s', async (_, page) => {
    expect(await mended(page)).toBeUndefined();
  });
});
