import { describe, expect, it } from 'vitest';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { htmlOf, messagesOf, openFiles, renderPage, VARIANTS } from './fixture.ts';
import { attribute, elements } from './html.ts';

const IF = '{% if is_version == "7.1.0" %}';

/** The ids of a page's headings, by variant. */
async function headingIds<Id extends string>(
  text: string,
  variants: readonly Id[],
): Promise<Record<Id, string[]>> {
  const library = openFiles({ 'page.md': text });
  const ids = await Promise.all(
    variants.map(async (id) => [id, (await renderPage(library, id)).headings.map((heading) => heading.id)]),
  );
  return Object.fromEntries(ids) as Record<Id, string[]>;
}

describe('ids of headings', () => {
  it('D1: are equal for equal headings in branches that exclude each other', async () => {
    const text = `${IF}\n## Same\n\na\n{% else %}\n## Same\n\nb\n{% endif %}\n`;
    expect(await headingIds(text, ['p@7.1.0', 'p@7.2.0'])).toEqual({
      'p@7.1.0': ['same'],
      'p@7.2.0': ['same'],
    });
  });

  it('D2: get suffixes from the headings of their own variant only', async () => {
    const text = `## Same\n\na\n\n## Same\n\nb\n\n${IF}\n## Same\n\nc\n{% endif %}\n`;
    expect(await headingIds(text, ['p@7.1.0', 'p@7.2.0'])).toEqual({
      'p@7.1.0': ['same', 'same_1', 'same_2'],
      'p@7.2.0': ['same', 'same_1'],
    });
  });

  it('D2: are the same in every variant that has the heading, whatever a condition puts above it', async () => {
    const text = `${IF}\n## Same\n\na\n{% endif %}\n## Same\n\nb\n\n{% include "includes/same.md" %}\n`;
    const library = openFiles({ 'page.md': text, 'includes/same.md': '## Same\n\nc\n' });
    const ids = async (variant: string) =>
      (await renderPage(library, variant)).headings.map((heading) => heading.id);
    expect(await ids('p@7.1.0')).toEqual(['same_2', 'same', 'same_1']);
    expect(await ids('p@7.2.0')).toEqual(['same', 'same_1']);
  });

  it('D2: and so are those of tabs', async () => {
    const tabs = '=== "A"\n\n    a\n\n';
    const html = await htmlOf(`${IF}\n${tabs}{% endif %}\ntext\n\n${tabs}`, ['p@7.1.0', 'p@7.2.0']);
    const tabIds = (variant: 'p@7.1.0' | 'p@7.2.0') =>
      elements(html[variant], 'section').map((section) => attribute(section, 'id'));
    expect(tabIds('p@7.1.0')).toEqual(['tab-a_1', 'tab-a']);
    expect(tabIds('p@7.2.0')).toEqual(['tab-a']);
  });

  it('D4: carry a second anchor that is the same everywhere when a variable is in the heading', async () => {
    const html = await htmlOf('## Set up {{ product_name }}\n\na\n', ['p@7.1.0', 'cloud']);
    for (const [id, own] of [
      ['p@7.1.0', 'set-up-p'],
      ['cloud', 'set-up-cloud'],
    ] as const) {
      const [heading] = elements(html[id], 'h2');
      const anchors = [heading!, ...elements(heading!, '*')].map((element) => attribute(element, 'id'));
      expect(anchors.filter(Boolean)).toEqual([own, 'set-up-product_name']);
    }
  });

  it('D4: depend on nothing but the heading when a condition is in it', async () => {
    const text = `## Set up${IF} the portal{% endif %}\n\na\n`;
    expect(await headingIds(text, ['p@7.1.0', 'p@7.2.0', 'cloud'])).toEqual({
      'p@7.1.0': ['set-up-the-portal'],
      'p@7.2.0': ['set-up'],
      cloud: ['set-up'],
    });
  });
});

describe('titles', () => {
  it.each([
    ['the first heading, not a comment in code', '```bash\n# install\n```\n\n# Real ##\n', 'Real'],
    ['an underlined heading', 'Set up\n======\n\nx\n', 'Set up'],
    ['the name of the file where there is none', 'x\n', 'Page'],
    ['what the variant has', '{% if product == "p" %}\n# P\n{% else %}\n# Other\n{% endif %}\n\nx\n', 'P'],
    [
      'the heading where the title of the frontmatter is empty',
      `---\ntitle: "{% if product == 'cloud' %}Q{% endif %}"\n---\n# Own\n\nx\n`,
      'Own',
    ],
  ])('are %s', (_name, text, title) => {
    const library = openFiles({ 'page.md': text });
    const document = library.document(library.page('page.md')!, library.variant('p@7.2.0')!)!;
    expect(library.title(document)).toBe(title);
  });

  it('are not mixed up with what stands in the same line of the frontmatter', () => {
    const text = '---\n{ title: "In {{ product_name }}", description: "For {{ product_name }}" }\n---\nx\n';
    const library = openFiles({ 'page.md': text });
    const document = library.document(library.page('page.md')!, library.variant('cloud')!)!;
    expect([library.title(document), library.description(document)]).toEqual(['In Cloud', 'For Cloud']);
  });

  it('are found however long a line is', () => {
    for (const line of [
      `# a${' '.repeat(1_000_000)}b`,
      `# ${'#'.repeat(1_000_000)}`,
      `# ${'[a]('.repeat(100_000)}`,
    ]) {
      const library = openFiles({ 'page.md': `${line}\n\nx\n` });
      const title = library.title(library.document(library.page('page.md')!, library.variant('cloud')!)!);
      expect(title).not.toBe('');
    }
  });

  it('G1: that differ make editions of their own, even of one text', () => {
    const library = openFiles({ 'page.md': '---\ntitle: "In {{ product_name }}"\n---\n\nThe same.\n' });
    const editions = library.editions(library.page('page.md')!);
    expect(editions.map(({ variants }) => variants.size)).toEqual([5, 1]);
    expect(new Set(editions.map(({ key }) => key)).size).toBe(2);
  });
});

describe('a page without text in a variant (D8)', () => {
  it('is told to its writer, with the variants', async () => {
    const said = await messagesOf({ 'page.md': '{% if product_name == "P" %}\n# T\n\nx\n{% endif %}\n' });
    expect(said).toMatchInlineSnapshot(`
      "warning page.md:1 blank-page
        This page has no text: all of it is under conditions that are not met.
        Put the condition into when: of its frontmatter, so that the page does not exist there.
        in cloud"
    `);
  });
});

describe('variables', () => {
  it('of a page win over those of its version, its product and the site', async () => {
    const site = `title: T
attributes: { a: site, b: site, c: site, d: site }
products:
  - id: p
    name: P
    attributes: { b: product, c: product, d: product }
    versions:
      - { id: "1.0", attributes: { c: version, d: version } }
`;
    const text = '---\nattributes: { d: page }\n---\n{{ a }} {{ b }} {{ c }} {{ d }}\n';
    const library = openFiles({ 'site.yml': site, 'page.md': text });
    expect((await renderPage(library, 'p@1.0')).html).toBe('<p>site product version page</p>\n');
  });
});

describe('G1: renderings', () => {
  const four = 'title: T\nproducts:\n  - { id: p, name: P, versions: ["1", "2", "3", "4"] }\n';

  it('G1: a page that says the same in four versions is parsed once', async () => {
    const library = openFiles({
      'site.yml': four,
      'page.md': '# T\n\n{{ product_name }} at {{ base_path }}/x.\n',
    });
    const rendered = await Promise.all(library.site.variants.map(({ id }) => renderPage(library, id)));
    expect(library.statistics.rendered).toBe(1);
    expect(rendered.map(({ html }) => /at (\S+)\./.exec(html)?.[1])).toEqual([
      '/p/1/x',
      '/p/2/x',
      '/p/3/x',
      '/p/4/x',
    ]);
  });

  it('G1: one that says two things is parsed twice, whatever the order', async () => {
    const library = openFiles({
      'site.yml': four,
      'page.md': '# T\n\n{% if is_version < "3" %}a{% else %}b{% endif %}\n',
    });
    for (const id of ['p@4', 'p@1', 'p@3', 'p@2', 'p@4']) await renderPage(library, id);
    expect(library.statistics.rendered).toBe(2);
    const editions = library.editions(library.page('page.md')!);
    expect(editions.map(({ variants }) => variants.ids)).toEqual([
      ['p@1', 'p@2'],
      ['p@3', 'p@4'],
    ]);
  });

  it('G1: what nobody asks for is not parsed', async () => {
    const library = openFiles({ 'site.yml': four, 'page.md': '# T\n\nx\n', 'other.md': '# O\n\nx\n' });
    library.documents(library.site.variants[0]!);
    library.navigation(library.site.variants[0]!);
    expect(library.statistics.rendered).toBe(0);
    await renderPage(library, 'p@1');
    expect(library.statistics.rendered).toBe(1);
  });
});

describe('G9: a page with a mistake', () => {
  const files = {
    'bad.md': '# T\n\n{% if is_version > "7.1" %}{{ nope }}{% endif %}\n',
    'good.md': '# G\n\nx\n',
  };

  it('G9: fails in every variant, also where the mistake does not show', async () => {
    const library = openFiles(files);
    for (const id of VARIANTS)
      await expect(renderPage(library, id, 'bad.md')).rejects.toBeInstanceOf(FindingsError);
    await expect(renderPage(library, 'cloud', 'good.md')).resolves.toMatchObject({ title: 'G' });
  });

  it('G9: names its mistake once, with the variants concerned, whoever asks', async () => {
    const library = openFiles(files);
    const findings = await renderPage(library, 'cloud', 'bad.md').catch(
      (error: FindingsError) => error.findings,
    );
    expect(findings).toMatchObject([
      {
        rule: 'unknown-variable',
        place: { file: 'bad.md', line: 3 },
        variants: ['p@7.2.0', 'p@7.10.0', 'p@next'],
      },
    ]);
  });
});

describe('G14: versions of every shape', () => {
  const site = `title: T
products:
  - { id: a, name: A, versions: ["v1", "v2.0", "v10", "2026-05", "2026-11", "beta"], latest: "2026-05" }
  - { id: b, name: B, versions: ["1.0", "2.5", "11.0"] }
`;
  const holdsIn = async (condition: string) => {
    const library = openFiles({
      'site.yml': site,
      'page.md': `{% if ${condition} %}yes{% else %}no{% endif %}\n`,
    });
    const outcomes = await Promise.all(
      library.site.variants.map(
        async ({ id }) => [id, (await renderPage(library, id)).html.includes('yes')] as const,
      ),
    );
    return outcomes.filter(([, yes]) => yes).map(([id]) => id);
  };

  it.each([
    ['is_version > "v2"', ['a@v10', 'a@2026-05', 'a@2026-11', 'a@beta', 'b@11.0']],
    ['is_version >= "2026-05"', ['a@2026-05', 'a@2026-11', 'a@beta']],
    ['is_version == "beta"', ['a@beta']],
    ['product == "b" and is_version > "2"', ['b@11.0']],
    ['product == "b" and is_version > "2.4"', ['b@2.5', 'b@11.0']],
  ])('G14: %s', async (condition, variants) => expect(await holdsIn(condition)).toEqual(variants));
});

describe('B7: variables and conditions in frontmatter', () => {
  it('B7: fill title, description and the title in navigation, in each variant', async () => {
    const library = openFiles({
      'page.md':
        '---\ntitle: "Set up {{ product_name }}{% if is_version is defined %} {{ is_version }}{% endif %}"\ndescription: "How **{{ product_name }}** is set up below {{ base_path }}."\nnav: { title: "{{ product_name }} first" }\n---\nText.\n',
    });
    const { title, description } = await renderPage(library, 'p@7.1.0');
    expect([title, description]).toEqual(['Set up P 7.1.0', 'How P is set up below /p/7.1.0.']);
    expect((await renderPage(library, 'cloud')).title).toBe('Set up Cloud');
    expect(library.navigation(library.variant('cloud')!)[0]?.title).toBe('Cloud first');
  });
});
