import { describe, expect, it, vi } from 'vitest';
import { mergeReadings } from '../../src/apparatus/html/merge.ts';
import { readHtml } from '../../src/apparatus/html/read-html.ts';
import { marksOf } from '../../src/apparatus/marks.ts';
import { pageChanges } from '../../src/apparatus/page-changes.ts';
import { upgradeParts } from '../../src/apparatus/upgrade-parts.ts';
import { upgradeReport } from '../../src/apparatus/upgrade-report.ts';
import type { Library } from '../../src/engine/library/types.ts';
import { openFiles, renderPage } from './fixture.ts';

const NEWER = '{% if is_version > "7.0.0" %}';

const way = (library: Library) => ['p@7.0.0', 'p@7.1.0'].map((id) => library.variant(id)!);

/** What changed on a page with a text from 7.0.0 to 7.1.0, without numbers and breaks. */
async function changed(text: string, path = 'page.md'): Promise<string[]> {
  const library = openFiles({ [path]: `# Page\n\n${text}\n\nEnd of it.\n` });
  const passages = await library.passages(library.pages[0]!);
  return pageChanges(passages, way(library), 'en').map(({ html, steps }) =>
    `${steps.map(({ kind }) => kind)}: ${html}`.replace(/ data-passage="\d+"|\n/g, ''),
  );
}

async function marked(text: string, id: string): Promise<string[]> {
  const library = openFiles({ 'page.md': `# Page\n\n${text}\n\nEnd of it.\n` });
  const page = library.pages[0]!;
  const variant = library.variant(id)!;
  return marksOf(await library.passages(page), variant, library.variantsOf(page)).map(({ passages }) =>
    passages.map((each) => each.text.trim()).join(' + '),
  );
}

describe('a change', () => {
  it.each([
    ['a picture that has no words', `${NEWER}![](a.png){% endif %}`, 'added: '],
    ['another picture', `![](${NEWER}a{% else %}b{% endif %}.png) as it is`, 'changed: '],
    ['another film', `<video src="${NEWER}a{% else %}b{% endif %}.mp4"></video>`, 'changed: '],
    ['a frame', `${NEWER}<iframe src="https://a.example/" title="Form"></iframe>{% endif %}`, 'added: '],
    ['a link that leads elsewhere', `[there](https://${NEWER}a{% else %}b{% endif %}.example/)`, 'changed: '],
    ['a note of another kind', `!!! ${NEWER}tip{% else %}danger{% endif %} "Mind"\n\n    Text.`, 'changed: '],
    ['what is struck out', `${NEWER}~~Gone now~~{% else %}Gone now{% endif %}`, 'changed: '],
  ])('is %s', async (_, text, kind) => {
    const [first = '', ...others] = await changed(text);
    expect(others).toEqual([]);
    expect(first).toContain(kind);
  });

  it.each([
    ['emphasis', `A ${NEWER}**word**{% else %}*word*{% endif %} of it.`],
    [
      'the language of code, and lines that are highlighted',
      `\`\`\`${NEWER}sh{% else %}bash hl_lines="1"{% endif %}\na\n\`\`\``,
    ],
    ['a class', `<div class="${NEWER}a{% else %}b{% endif %}">Text.</div>`],
    ['the same, written a second time', `${NEWER}\nThe same.\n{% else %}\nThe same.\n{% endif %}`],
    ['what the writer has inserted and struck out', 'With ^^this^^, <ins>this</ins> and ~~that~~.'],
  ])('is not %s', async (_, text) => {
    expect(await changed(text)).toEqual([]);
    expect(await marked(text, 'p@7.1.0')).toEqual([]);
  });

  it('is not the name of the own version', async () => {
    expect(await changed('In {{ version if version is defined }} it is so.')).toEqual([]);
  });

  it('in HTML is shown where it is in it, not as all of it in place of all', async () => {
    const table = `<table>\n<tr><td>one</td><td>${NEWER}new{% else %}old{% endif %}</td></tr>\n<tr><td>two</td><td>kept</td></tr>\n</table>`;
    expect(await changed(table)).toEqual([
      expect.stringMatching(/<td><del [^<]*>old<\/del> <ins [^<]*>new<\/ins><\/td>.*<td>kept<\/td>/),
    ]);
    const item = `- Item\n\n    <div>words\n    ${NEWER}\n    and **more**\n    {% endif %}\n    </div>`;
    expect(await changed(item)).toEqual([
      'added: <ins data-change="added"><p>and <strong>more</strong></p></ins>',
    ]);
  });

  it('is not that a heading above something came or went', async () => {
    const text = `Before.\n\n${NEWER}\n## New\n\nNew words.\n{% endif %}\n\nThat follows.`;
    const [first = '', ...others] = await changed(text);
    expect(others).toEqual([]);
    expect(first).not.toContain('follows');
    expect(await marked(text, 'p@7.0.0')).toEqual([]);
  });

  it('is told of where it stands, whatever heading came above it', async () => {
    const text = `${NEWER}\n## New\n\nNew words.\n{% endif %}\n\nThat is ${NEWER}another{% else %}one{% endif %}.`;
    expect(await marked(text, 'p@7.1.0')).toContain('That is another.');
  });

  it('holds all that went from a list of which a part stands in something new', async () => {
    const text = `{% if is_version == "7.0.0" %}\n1. First of old.\n1. Second of old.\n{% else %}\n## New part\n\n1. First of new.\n{% endif %}\n1. Last of both.`;
    const all = (await changed(text)).join();
    for (const words of ['First of old', 'Second of old', 'New part', 'First of new'])
      expect(all).toContain(words);
    expect(all).not.toContain('"moved"');
  });

  it('of what came at another time beside it is another one', async () => {
    const library = openFiles({
      'page.md': `# Page\n\n${NEWER}\nFirst.\n{% endif %}\n{% if is_version >= "7.2.0" %}\nSecond.\n{% endif %}\n`,
    });
    const passages = await library.passages(library.pages[0]!);
    const all = ['p@7.0.0', 'p@7.1.0', 'p@7.2.0'].map((id) => library.variant(id)!);
    expect(pageChanges(passages, all, 'en').map(({ steps }) => steps)).toEqual([
      [{ version: '7.1.0', kind: 'added' }],
      [{ version: '7.2.0', kind: 'added' }],
    ]);
  });
});

describe('an element of HTML that not all versions have', () => {
  it('has the number of its passage, and so have the cells whose text differs', async () => {
    const library = openFiles({
      'page.md': `# Page\n\n<div class="card">${NEWER}new{% else %}old{% endif %}</div>\n\n- <table><tr><td>a ${NEWER}b{% endif %}</td></tr></table>\n`,
    });
    const { html } = await renderPage(library, 'p@7.1.0');
    expect(html).toMatch(/<div data-passage="\d+" class="card">/);
    expect(html).toMatch(/<table data-passage="\d+"><tr><td data-passage="\d+">/);
  });
});

describe('a page that was renamed', () => {
  it('is not said to be the same where its words are not', async () => {
    const library = openFiles({
      'old.md':
        '---\nwhen: is_version < "7.1.0"\n---\n# Page\n\nAll words of this stay as they are.\n\nOne word is old here.\n',
      'new.md':
        '---\nwhen: is_version >= "7.1.0"\nredirect_from: [old]\n---\n# Page\n\nAll words of this stay as they are.\n\nOne word is new here.\n',
    });
    const [from, to] = way(library);
    const [whole] = upgradeParts(library, { from: from!, to: to! });
    const [page] = (await upgradeReport(library, whole!)).filter(
      ({ document }) => document.page.slug === 'new',
    );
    expect(page).toMatchObject({
      kind: 'changed',
      places: [{ steps: [{ version: '7.1.0', kind: 'changed' }] }],
    });
    expect(page!.places[0]!.html).toBe(
      '<p>One word is <del data-change="words">old </del><ins data-change="words">new </ins>here.</p>',
    );
  });
});

describe('pages of which each version has a file', () => {
  it('are read and compared once for all that tell of them', async () => {
    const file = (when: string, alias: string, text: string) =>
      `---\nwhen: is_version ${when} "7.1.0"\n${alias}---\n# Page\n\nStays.\n\n${text}\n`;
    const names = Array.from({ length: 30 }, (_, index) => `page${index}`);
    const library = openFiles(
      Object.fromEntries(
        names.flatMap((name, index) => [
          [`old/${name}.md`, file('<', '', 'Old text.')],
          [
            `new/${name}.md`,
            file('>=', `redirect_from: [old/${name}]\n`, index % 2 ? 'Old text.' : 'New text.'),
          ],
        ]),
      ),
    );
    const [from, to] = way(library);
    const [whole] = upgradeParts(library, { from: from!, to: to! });
    const read = vi.spyOn(library, 'passages');
    const first = await upgradeReport(library, whole!);
    for (const { document, kind } of first)
      expect(kind).toBe(/[13579]$/.test(document.page.slug) ? 'same' : 'changed');
    expect(read).toHaveBeenCalledTimes(60);
    expect(await upgradeReport(library, whole!)).toEqual(first);
    expect(read).toHaveBeenCalledTimes(60);
  });
});

describe('a table of thousands of rows', () => {
  it('shows those that came, and none that stayed as moved', () => {
    const rows = (step: number) =>
      Array.from(
        { length: 5200 / step },
        (_, i) => `<tr data-passage="${i * step}"><td>row ${i * step}</td></tr>`,
      ).join('');
    const table = (step: number) => readHtml(`<table><tbody>${rows(step)}</tbody></table>`);
    const merged = mergeReadings(table(2), table(1), 'en');
    expect(merged).not.toContain('"moved"');
    expect(merged).not.toContain('"removed"');
    expect(merged.split('data-change="added"')).toHaveLength(2601);
  });
});
