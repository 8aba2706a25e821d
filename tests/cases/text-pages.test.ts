import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/engine/library/explain.ts';
import { htmlOf, messagesOf, openFiles, SITE } from './fixture.ts';

const BRACES = 'On `\x24{{ matrix.python-version }}`: {{ .Values.name | quote }}, {% raw %}x{% for %}\n';

describe('templates: false', () => {
  it('makes braces text on every page of the site: no tag of them is read, and nothing is found', async () => {
    const files = { 'site.yml': `${SITE}templates: false\n` };
    const html = (await htmlOf(BRACES, ['cloud'], files)).cloud;
    expect(html).toContain('<code>\x24{{ matrix.python-version }}</code>: {{ .Values.name | quote }}');
    expect(html).toContain('{% raw %}x{% for %}');
    expect(await messagesOf({ ...files, 'page.md': BRACES })).toBe('');
  });

  it('is said by a page of itself, for its title and description as well', async () => {
    const page = `---\ntemplates: false\ntitle: About {{ braces }}\n---\n${BRACES}`;
    expect(await messagesOf({ 'page.md': page })).toBe('');
    const library = openFiles({ 'page.md': page });
    const document = library.document(library.page('page.md')!, library.variant('cloud')!)!;
    expect(library.title(document)).toBe('About {{ braces }}');
  });

  it('leaves a page with tags of its own to say so', async () => {
    const files = { 'site.yml': `${SITE}templates: false\n` };
    const html = await htmlOf('---\ntemplates: true\n---\nFor {{ product_name }}.\n', ['cloud'], files);
    expect(html.cloud).toContain('<p>For Cloud.</p>');
  });

  it.each(['include-markdown', 'include'])(
    'brings files in by the tag %s alone, where the site says that these are tags',
    async (tag) => {
      const page = `# Page\n\n{%- ${tag} "part.md" -%}\n\nSee {{ braces }} and {% if %}.\n`;
      const files = { 'part.md': 'From the {{ part }}.\n', 'page.md': page };
      const site = { 'site.yml': `${SITE}templates: false\ninclude_tags: true\n` };
      const html = (await htmlOf(page, ['cloud'], { ...files, ...site })).cloud;
      expect(html).toContain('From the {{ part }}.');
      expect(html).toContain('See {{ braces }} and {% if %}.');
      const library = openFiles({ ...files, ...site });
      expect(library.files(library.page('page.md')!)).toEqual(['page.md', 'part.md']);
      expect(await messagesOf({ ...site, 'page.md': page })).toContain('part.md');
      const without = (await htmlOf(page, ['cloud'], { ...files, 'site.yml': `${SITE}templates: false\n` }))
        .cloud;
      expect(without).toContain(`{%- ${tag}`);
    },
  );

  it.each([
    ['include-markdown "parts/*.md"', ['ten', 'two']],
    ['include "parts/*.md" order="natural"', ['two', 'ten']],
    ['include-markdown "./parts/**" order="-natural-name"', ['ten', 'two', 'deep']],
    ['include-markdown "parts/*.md" exclude="parts/1*.md"', ['two']],
  ])('brings in all files that fit: %s', async (tag, expected) => {
    const page = `# Page\n\n{% ${tag} %}\n\nEnd.\n`;
    const files = {
      'parts/10.md': 'ten\n\n',
      'parts/2.md': 'two\n\n',
      'parts/more/1.md': 'deep\n\n',
      'parts/.hidden.md': 'hidden\n\n',
      'site.yml': `${SITE}templates: false\ninclude_tags: true\n`,
    };
    const html = (await htmlOf(page, ['cloud'], files)).cloud!;
    expect(Array.from(html.matchAll(/<p>(\w+)<\/p>/g), ([, text]) => text)).toEqual(expected);
  });

  it('tells of a pattern that nothing fits, and looks for nothing outside the folder', async () => {
    const site = { 'site.yml': `${SITE}templates: false\ninclude_tags: true\n` };
    for (const pattern of ['parts/*.md', '../*', '/etc/*'])
      expect(await messagesOf({ ...site, 'page.md': `{% include-markdown "${pattern}" %}\n` })).toContain(
        `There is no file that fits "${pattern}" to include.`,
      );
  });

  it('leaves no include, condition or macro to be found, and one edition', async () => {
    const page =
      '---\ntemplates: false\n---\n{% include "part.md" %}\n\n{% if is_version > "9" %}x{% endif %}\n\nText\n';
    const library = openFiles({ 'page.md': page });
    const explanation = explainPage(library, library.page('page.md')!);
    expect(explanation.conditions).toEqual([]);
    expect(explanation.included).toEqual([]);
    expect(explanation.editions).toHaveLength(1);
    expect(library.files(library.page('page.md')!)).toEqual(['page.md']);
    expect((await explanation.passages()).all().length).toBeGreaterThan(0);
  });
});

describe('undefined: keep', () => {
  const files = { 'site.yml': `${SITE}undefined: keep\n` };

  it.each([
    ['a calculation', '{{ matrix.python-version }}'],
    ['a filter', '{{ unknown | upper }}'],
    ['a filter and a default', '{{ unknown|default("x") }}', 'x'],
    ['what is joined', '{{ "a" ~ unknown ~ "b" }}'],
    ['a call', '{{ unknown(1, "two") }}'],
    ['a choice between both', '{{ unknown or other }}'],
    ['a key of something known', '{{ known.nothing }}'],
    ['what no template can say', '{{ .token | toString | upper }}'],
    ['a name with a dollar sign', '{{ $parameters.size }}'],
  ])('prints %s with an unknown name to the letter', async (_, tag, printed = tag) => {
    const page = `---\nattributes: { known: { a: 1 } }\n---\nSo $${tag} it is\n`;
    const html = (await htmlOf(page, ['cloud'], files)).cloud;
    expect(html.replaceAll('&quot;', '"')).toContain(`<p>So $${printed} it is</p>`);
    expect((await messagesOf({ ...files, 'page.md': page })).match(/^error/gm)).toBeNull();
  });

  it('prints in every round of a loop what is unknown there, and what is known as ever', async () => {
    const page = '{% for x in [1, 2] %}{{ x }}{{ y - x }}{{ x + 1 }} {% endfor %}\n';
    expect((await htmlOf(page, ['cloud'], files)).cloud).toContain('<p>1{{ y - x }}2 2{{ y - x }}3');
  });
});
