import { describe, expect, it } from 'vitest';
import { checkContent } from '../check-content.ts';
import { findingsOf, openExample } from '../testing.ts';
import { missingAnchor } from './missing-anchor.ts';

const found = (files: Record<string, string>) => findingsOf(missingAnchor, files);

const OTHER = `# Other

{% if is_version >= "1.1.0" %}
## Refunds

Money comes back.
{% endif %}

## With {{ product_name }}

=== "Card"

    Pay.[^1]

<a name="old"></a> <span id="raw">x</span> [y](page.md){ #chosen }

[^1]: By any card.
`;

describe('a fragment', () => {
  it('D3: of what only some variants have is told in the others, with those that have it', async () => {
    expect(await found({ 'other.md': OTHER, 'page.md': '# T\n\n[a](other.md#refunds)\n' })).toEqual([
      'page.md:3:5 This link leads to "#refunds" of "other", which exists only in orbit 1.1.0 and later. (cloud orbit@1.0.0)',
    ]);
  });

  it.each([
    ['relative', '[a](other.md#nowhere)'],
    ['from the prefix', '[a]({{ base_path }}/other/#nowhere)'],
    ['by a definition', '[a][b]\n\n[b]: other.md#nowhere'],
    ['in raw HTML', '<a href="other.md#nowhere">a</a>'],
    ['of an area', '<map name="m"><area href="other/#nowhere" alt="a"></map>'],
    ['behind a query', '[a](other.md?x=1#nowhere)'],
    ['at a fixed address', '{% if is_version == "2.0.0" %}[a](/orbit/2.0.0/other/#nowhere){% endif %} x'],
    ['below latest', '[a](/orbit/latest/other/#nowhere)'],
  ])('that leads nowhere is told: %s', async (_name, link) => {
    const [first, ...others] = await found({ 'other.md': OTHER, 'page.md': `# T\n\n${link}\n` });
    expect(first).toContain('is called "#nowhere"');
    expect(others).toEqual([]);
  });

  it('of an MDX page is told, and not where a component may have it', async () => {
    const files = { 'other.md': OTHER, 'a.mdx': '# A\n\n[a](other.md#nowhere)\n\n[b](page.md#x)\n' };
    expect(await found({ ...files, 'page.md': '# T\n\n<i id="x">y</i>\n' })).toHaveLength(1);
    const withComponent = {
      'c.mdx': "import X from './X.astro'\n\n# C\n\n<X />\n",
      'X.astro': '<p id="x"></p>',
    };
    expect(await found({ ...withComponent, 'page.md': '[c](c.mdx#x)\n' })).toEqual([]);
  });

  it.each([
    'other.md#with-product_name',
    'other.md#tab-card',
    'other.md#fn:1',
    'other.md#fnref:1',
    'other.md#old',
    'other.md#raw',
    'other.md#chosen',
    'other.md#',
    'other.md#top',
    'other.md#:~:text=Money',
    '#%C3%A4',
    'https://other.example/#nowhere',
    'mailto:a@b.example#c',
  ])('that leads somewhere is none: %s', async (target) => {
    const page = `# T\n\n<b id="ä">x</b> [a](${target})\n`;
    expect(await found({ 'other.md': OTHER, 'page.md': page })).toEqual([]);
  });

  it('in an include is told once, where it is written', async () => {
    const include = '{% include "includes/a.md" %}\n';
    const files = { 'includes/a.md': 'See [a](#nowhere).\n', 'page.md': include, 'b.md': include };
    expect(await found(files)).toEqual([
      'includes/a.md:1:9 Nothing on this page is called "#nowhere". (cloud orbit@1.0.0 orbit@1.1.0 orbit@2.0.0 orbit@next)',
    ]);
  });

  it('that prints a variable is told with its name, once', async () => {
    const [first, ...others] = await found({ 'page.md': '[a](#in-{{ product }})\n' });
    expect(first).toContain('"#in-{{ product }}"');
    expect(others).toEqual([]);
  });

  const DEMO = '# Demo\n\n<recovery-demo methods="sms-otp"></recovery-demo>\n';

  it('of a state of the demo leads to a page that shows its method', async () => {
    const page = '[a](demo.md#demo:sms-otp/lost-code) [b](demo.md#demo:email-otp/lost-code)\n';
    const said = await found({ 'demo.md': DEMO, 'page.md': page });
    expect(said).toEqual([expect.stringContaining('No demo on "demo" can show "email-otp/lost-code".')]);
  });

  it('of a state of the demo names one that it can show, in both ways to write it', async () => {
    const library = openExample({
      'demo.md': DEMO,
      'page.md':
        '[a](demo.md#demo:sms-otp/lost-code) [b](demo.md?demo=sms-otp/lost-code) [c](demo.md#demo:sms-otp~W10=)\n\n' +
        '[d](demo.md#demo:sms-otp/lost-kode) [e](demo.md?demo=sms-otp/lost-kode) [f](demo.md#demo:sms-otp) [g](?demo=sms-otp/lost-code)\n',
    });
    const findings = await checkContent(library, [missingAnchor], { 'sms-otp': ['lost-code'] });
    expect(findings.map(({ message, hint, place }) => [place?.column, message, hint])).toEqual([
      [5, 'No demo on "demo" can show "sms-otp/lost-kode".', 'Did you mean "sms-otp/lost-code"?'],
      [41, 'No demo on "demo" can show "sms-otp/lost-kode".', 'Did you mean "sms-otp/lost-code"?'],
      [77, 'No demo on "demo" can show "sms-otp".', 'Correct the state, or take it away.'],
      [103, 'No demo on this page can show "sms-otp/lost-code".', 'Correct the state, or take it away.'],
    ]);
  });

  it('of a tab by its label, and of the start page, is told in words', async () => {
    const library = openExample({
      'index.md': OTHER,
      'page.md': '[a](index.md#card) [b](index.md#nowhere)\n',
    });
    const findings = await checkContent(library, [missingAnchor]);
    expect(findings.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'Nothing on the start page is called "#card". Did you mean "#tab-card"?',
      'Nothing on the start page is called "#nowhere". Correct the fragment, or take it away.',
    ]);
  });
});
