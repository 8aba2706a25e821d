import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { listTags, listTagsInMarkdown, tagAddress, tagsOf } from './tag-list.ts';

const library = fakeLibrary([
  { path: 'a.md', title: 'A & B', tags: ['C++', 'Basics'] },
  { path: 'b.md', title: 'B', tags: ['C', 'Basics', 'Basics'], variants: ['server@2.0'] },
  { path: 'tags.md', title: 'Tags', listsTags: true },
]);
const page = library.page('tags.md')!;
const variant = (id: string) => library.variant(id)!;
const list = (html: string, id = 'server@2.0') =>
  listTags(library, library.document(page, variant(id))!, html, '/docs');

describe('the list of tags', () => {
  it('has each tag with the pages of the variant, and an address of its own', () => {
    expect(tagsOf(library, variant('server@2.0')).map(({ name, id }) => [name, id])).toEqual([
      ['Basics', 'tag:basics'],
      ['C', 'tag:c'],
      ['C++', 'tag:c_1'],
    ]);
    const { html, headings } = list('<p>x</p>\n<!-- material/tags -->');
    expect(html).toContain(
      '<h2 id="tag:basics">Basics</h2>\n<ul><li><a href="/docs/server/2.0/a/">A &amp; B</a></li><li><a href="/docs/server/2.0/b/">B</a></li></ul>',
    );
    expect(headings.map(({ text }) => text)).toEqual(['Basics', 'C', 'C++']);
    expect(list('<!-- material/tags -->', 'server@1.0').headings.map(({ text }) => text)).toEqual([
      'Basics',
      'C++',
    ]);
  });

  it('may be asked for some of them, or in the notation of before', () => {
    const tags = (marker: string) => list(marker).headings.map(({ text }) => text);
    expect(tags('<!-- material/tags { include: [Basics] } -->')).toEqual(['Basics']);
    expect(tags('<!-- material/tags { exclude: ["C++", C] } -->')).toEqual(['Basics']);
    expect(tags('<!-- material/tags { : } -->')).toHaveLength(3);
    expect(tags('<p>[TAGS]</p>')).toHaveLength(3);
    expect(list('<p>The [TAGS] of a text</p>').html).toBe('<p>The [TAGS] of a text</p>');
  });

  it('is where tags of other pages lead', () => {
    expect(tagAddress(library, variant('server@1.0'), 'C++')).toBe('/server/1.0/tags/#tag:c');
    expect(tagAddress(library, variant('server@1.0'), 'none')).toBe(undefined);
    expect(tagAddress(fakeLibrary([]), variant('server@1.0'), 'C')).toBe(undefined);
  });

  it('is in the Markdown of the page, too', () => {
    const document = library.document(page, variant('server@1.0'))!;
    const markdown = (text: string) =>
      listTagsInMarkdown(library, document, text, (url) => `https://docs.example${url}`);
    const basics = '## Basics\n\n- [A & B](https://docs.example/server/1.0/a/)';
    expect(markdown('x\n\n<!-- material/tags { include: [Basics] } -->\n')).toBe(`x\n\n${basics}\n`);
    expect(markdown('\\[TAGS]')).toContain(`${basics}\n\n## C\\++\n\n`);
  });
});
