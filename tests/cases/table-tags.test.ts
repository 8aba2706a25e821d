import { describe, expect, it } from 'vitest';
import { htmlOf, messagesOf, openFiles } from './fixture.ts';

const SITE = 'title: T\nproducts: [{ id: cloud, name: Cloud }]\n';
const TABLES = { 'site.yml': `${SITE}table_tags: true\n` };

async function table(tag: string, file: string, site = TABLES): Promise<string> {
  const page = `# Page\n\n${tag}\n\nEnd.\n`;
  const html = (await htmlOf(page, ['cloud'], { ...site, 'tables/a.csv': file })).cloud!;
  return html.replace(/ (?:data-passage|style|tabindex|role|aria-\w+)="[^"]*"|\n/g, '');
}

describe('a tag that makes a table of a file', () => {
  it('has the values as they are written, with Markdown in them', async () => {
    const html = await table(
      '{{ read_csv("tables/a.csv") }}',
      'Name,Price\n"**Plan** | A, B",10\n`{{ x }}`,"2.50"\n"two\nlines",\n',
      { 'site.yml': `${SITE}table_tags: true\ntemplates: false\n` },
    );
    expect(html).toContain('<th scope="col">Name</th><th class="align-right" scope="col">Price</th>');
    expect(html).toContain('<td><strong>Plan</strong> | A, B</td><td class="align-right">10</td>');
    expect(html).toContain('<td><code>{{ x }}</code></td>');
    expect(html).toContain('<td>two<br>lines</td>');
  });

  it.each([
    ['sep=";", usecols=["b"]', 'a;b\n1;x\n', [['b'], ['x']]],
    [
      'sep="\\t", skiprows=1, nrows=1',
      '# what\na\tb\n1\t2\n3\t4\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'header=None',
      'a,b\n',
      [
        ['0', '1'],
        ['a', 'b'],
      ],
    ],
    ['names=["x"]', 'a\nb\n', [['x'], ['a'], ['b']]],
    ['usecols=[1], index=False', 'a,b\nc,d\n', [['b'], ['d']]],
  ])('takes what it asks for: %s', async (options, file, rows) => {
    const html = await table(`{{ read_csv("tables/a.csv", ${options}) }}`, file);
    const cells = html
      .split('<tr>')
      .slice(1)
      .map((row) => Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t/g), ([, cell]) => cell));
    expect(cells).toEqual(rows);
  });

  it('stands in tabs and items, where another tag may indent it', async () => {
    for (const tag of [
      '    {{ read_csv("tables/a.csv") }}',
      '    {{ read_csv("tables/a.csv") | add_indentation(spaces=4) }}',
    ])
      expect(await table(`=== "Tab"\n\n${tag}`, 'a,b\n1,2\n')).toMatch(
        /<section[^>]*>.*<table>.*<\/table>.*<\/section>/,
      );
  });

  it('is text and code where the site does not say so, and where it is protected', async () => {
    expect(await table('{% raw %}`{{ read_csv("tables/a.csv") }}`{% endraw %}', 'a\n')).toContain(
      '<code>{{ read_csv(',
    );
    const site = { 'site.yml': `${SITE}templates: false\n` };
    expect(await table('{{ read_csv("tables/a.csv") }}', 'a\n', site)).toContain('<p>{{ read_csv(');
  });

  it('is printed where there is no such file', async () => {
    for (const templates of [true, false]) {
      const site = {
        'site.yml': `${SITE}table_tags: true\ntemplates: ${templates}\nundefined: keep\nsources: mkdocs\n`,
      };
      expect(await table('`{{ read_csv("gone.csv") }}`', 'a\n', site)).toContain(
        '<code>{{ read_csv(&quot;gone.csv&quot;) }}</code>',
      );
    }
  });

  it('brings a file in as it is', async () => {
    expect(await table('{{ read_raw("tables/a.csv") }}', '*a*, b\n')).toContain('<p><em>a</em>, b</p>');
  });

  it.each([
    ['{{ read_csv("gone.csv") }}', 'a\n', 'page.md:3', 'gone.csv'],
    ['{{ read_csv("tables/a.csv") }}', 'a,b\n\n1,2,3\n', 'tables/a.csv:3', 'This row has 3 values'],
    ['{{ read_csv("tables/a.csv") }}', 'a,b\n"1,2\n', 'tables/a.csv:2', 'nothing closes'],
    ['{{ read_csv("tables/a.csv", usecols=["z"]) }}', 'a,b\n', 'tables/a.csv:1', 'no column "z"'],
    ['{{ read_csv("tables/a.csv", thousands=".") }}', 'a\n1\n', 'page.md:3', '"thousands"'],
    ['{{ read_csv(path) }}', 'a\n', 'page.md:3', 'table_tags'],
  ])('tells in its line what stands against it: %s', async (tag, file, place, message) => {
    const files = { ...TABLES, 'page.md': `# Page\n\n${tag}\n`, 'tables/a.csv': file };
    const told = await messagesOf(files);
    expect(told).toContain(message);
    const library = openFiles(files);
    await library.render(library.documents(library.site.variants[0]!)[0]!).catch(() => undefined);
    const places = library.findings.map(({ place: at }) => `${at?.file}:${at?.line}`);
    expect(places).toContain(place);
  });

  it('is one of the files of its page, with links in it checked', async () => {
    const files = {
      ...TABLES,
      'page.md': '# Page\n\n{{ read_csv("tables/a.csv") }}\n',
      'tables/a.csv': 'a\n[b](gone.md)\n',
    };
    const library = openFiles(files);
    expect(library.files(library.page('page.md')!)).toEqual(['page.md', 'tables/a.csv']);
    expect(await messagesOf(files)).toContain('gone');
  });
});
