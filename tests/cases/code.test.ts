import { describe, expect, it } from 'vitest';
import { htmlOf, messagesOf } from './fixture.ts';
import { elements, textOf } from './html.ts';

/** The text of every code element of a page, by variant. */
async function codeOf<Id extends string>(
  text: string,
  variants: readonly Id[],
): Promise<Record<Id, string[]>> {
  const html = await htmlOf(text, variants);
  const code = variants.map((id) => [
    id,
    elements(html[id], 'code').map((element) =>
      element.childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
    ),
  ]);
  return Object.fromEntries(code) as Record<Id, string[]>;
}

describe('C1: variables in code', () => {
  it('C1: are filled in, in fences and in a sentence', async () => {
    const text =
      '{% if is_version is defined %}\n```bash\nhelm install p-{{ is_version }}-2 {{ base_path }}\n```\n{% endif %}\n\n`{{ product_name }}`\n';
    expect(await codeOf(text, ['p@7.1.0', 'p@next', 'cloud'])).toEqual({
      'p@7.1.0': ['helm install p-7.1.0-2 /p/7.1.0', 'P'],
      'p@next': ['helm install p-next-2 /p/next', 'P'],
      cloud: ['Cloud'],
    });
  });

  it('C1: which nothing defines are an error that suggests raw, and never "null" or nothing', async () => {
    for (const code of ['$' + '{{ github.workspace }}', '{{ .Values.x }}', '{% Vimeo 12345 %}', '{{ x }}']) {
      const said = await messagesOf({ 'page.md': `# T\n\n\`\`\`yaml\na: ${code}\n\`\`\`\n` });
      expect(said.match(/^error/gm), code).toHaveLength(1);
      expect(said, code).toMatch(/^error page\.md:4:\d+ /);
      expect(said, code).toContain('put it between {% raw %} and {% endraw %}');
    }
  });
});

describe('C2: raw', () => {
  it('C2: protects code in a fence, in a sentence, around a fence and in a tab', async () => {
    const text = `\`\`\`yaml
{% raw %}image: {{ .Values.image }}{% endraw %}
\`\`\`

Write \`{% raw %}{% if x %}{% endraw %}\`.

{% raw %}
\`\`\`yaml
run: {{ github.workspace }}
\`\`\`
{% endraw %}

=== "Tab"

    {% raw %}
    \`\`\`html
    <p>{{ name }}</p>
    \`\`\`
    {% endraw %}
`;
    expect((await codeOf(text, ['p@7.1.0']))['p@7.1.0']).toEqual([
      'image: {{ .Values.image }}',
      '{% if x %}',
      'run: {{ github.workspace }}',
      '<p>{{ name }}</p>',
    ]);
  });
});

describe('C3: conditional lines in a fence', () => {
  const fence = (info: string) =>
    `# T\n\n\`\`\`yaml${info}\nserver:\n  port: 1\n{% if is_version == "7.1.0" %}  extra: 2\n{% endif %}  last: 3\n\`\`\`\n`;

  it('C3: keep their indentation', async () => {
    const text = '```yaml\na:\n{% if is_version == "7.1.0" %}  b: 1\n{% endif %}    c: 2\n```\n';
    expect(await codeOf(text, ['p@7.1.0', 'p@7.2.0'])).toEqual({
      'p@7.1.0': ['a:\n  b: 1\n    c: 2'],
      'p@7.2.0': ['a:\n    c: 2'],
    });
  });

  it('C3: above a marked line are reported, since other variants mark another line', async () => {
    expect(await messagesOf({ 'page.md': fence(' hl_lines="4"') })).toMatchInlineSnapshot(`
      "warning page.md:3:1 marked-line-missing
        hl_lines names line 4, but the code block has 3 lines.
        Lines count from 1, after conditions have removed theirs.
        in p 7.0.0, 7.2.0 and later; cloud
      warning page.md:3:1 conditional-marks
        hl_lines marks line 4 of this code block, but line 3 stands under a condition: in other variants another line is marked.
        Mark lines above the first condition only, or put a condition into hl_lines as well.
        in p 7.1.0"
    `);
  });

  it('C3: below the marked lines, or with a condition in hl_lines too, are as they should be', async () => {
    expect(await messagesOf({ 'page.md': fence(' hl_lines="1-2"') })).toBe('');
    const both = ' hl_lines="{% if is_version == "7.1.0" %}4{% else %}3{% endif %}"';
    expect(await messagesOf({ 'page.md': fence(both) })).toBe('');
    const around = `# T\n\n{% if is_version == "7.1.0" %}\n\`\`\`yaml hl_lines="1"\na: 1\n\`\`\`\n{% endif %}\n\nx\n`;
    expect(await messagesOf({ 'page.md': around })).toBe('');
  });
});

describe('C4: braces that are no tags', () => {
  it('C4: stay as they are, in URLs, regular expressions, JSON and LaTeX', async () => {
    const text =
      'See https://x.example/{id}/y, `\\d{2,3}`, {"a": {"b": 1}}, $\\frac{a}{b}$ and {{ "{{" }} x {{ "}}" }} and {{ "{% y %}" }}.\n';
    const html = await htmlOf(text, ['cloud']);
    expect(textOf(html.cloud)).toBe(
      'See https://x.example/{id}/y, \\d{2,3}, {"a": {"b": 1}}, ab\\frac{a}{b} and {{ x }} and {% y %}.',
    );
  });
});

describe('C5: what looks like a tag in comments and frontmatter', () => {
  it('C5: a tag in an HTML comment is a tag, and raw protects it', async () => {
    const html = await htmlOf('<!-- {{ product_name }} {% raw %}{% if x %}{% endraw %} -->\n\nText.\n', [
      'p@7.1.0',
    ]);
    expect(html['p@7.1.0']).not.toContain('{{ product_name }}');
    expect(textOf(html['p@7.1.0'])).toBe('Text.');
    expect(await messagesOf({ 'page.md': '<!-- {{ nope }} -->\n\nText.\n' })).toContain(
      'error page.md:1:9 unknown-variable',
    );
  });

  it('C5: a template comment is gone, whatever it holds', async () => {
    const html = await htmlOf('a {# {% if %} {{ nope }} #}b\n', ['p@7.1.0']);
    expect(textOf(html['p@7.1.0'])).toBe('a b');
  });
});
