import { describe, expect, it } from 'vitest';
import { EXAMPLE_SITE, type Rule } from '../rule.ts';
import { findingsOf } from '../testing.ts';
import { otherProduct } from './other-product.ts';
import { straySpace } from './stray-space.ts';
import { wrongArticle } from './wrong-article.ts';

const found = (rule: Rule, page: string, files: Record<string, string> = {}) =>
  findingsOf(rule, { ...files, 'page.md': page });
const SERVERS = 'orbit@1.0.0 orbit@1.1.0 orbit@2.0.0 orbit@next';
/** Two products whose names begin differently, and that call their console differently. */
const TWO = `title: T
products:
  - { id: acme, name: Acme, attributes: { console: Acme Console, key: https://acme.test/keys } }
  - { id: iris, name: Iris, attributes: { console: Console, key: https://iris.test/keys } }
  - { id: bolt, name: Bolt Server, attributes: { label: Bolt Server, console: Bolt Desk, key: https://bolt.test/keys } }
`;

describe('an article before what variants say differently', () => {
  it('is told in the variants in which it reads wrong', async () => {
    expect(
      await found(wrongArticle, '# T\n\nUse an {{ product_name }} account.\n', { 'site.yml': TWO }),
    ).toEqual([
      'page.md:3:5 "an" stands before {{ product_name }} and reads wrong here: "a" would be right. (bolt)',
    ]);
  });

  it('is told in each of the branches that say the same, with their variants', async () => {
    const line = 'Use a {{ product_name }} account.';
    const page = `# T\n\n{% if is_version == "1.0" %}\n${line}\n{% else %}\n${line}\n{% endif %}\n`;
    const site =
      'title: T\nproducts:\n  - { id: acme, name: Acme, versions: ["1.0", "2.0"] }\n  - { id: bolt, name: Bolt }\n';
    expect(await found(wrongArticle, page, { 'site.yml': site })).toEqual([
      expect.stringMatching(/^page\.md:4:5 .*\(acme@1\.0\)$/),
      expect.stringMatching(/^page\.md:6:5 .*\(acme@2\.0\)$/),
    ]);
  });

  it.each([
    'Use a **{{ product_name }}** account.',
    'Use a [{{ product_name }}](page.md) account.',
    'Use a\n{{ product_name }} account.',
    '## Use a {{ product_name }} account\n\nx',
    '- a {% if product == "acme" %}unit{% else %}user{% endif %}, a {{ product_name }}',
    '![Use a {{ product_name }} account](x.svg)',
  ])('is seen wherever text stands: %s', async (text) => {
    const files = { 'site.yml': TWO, 'x.svg': '' };
    expect(await found(wrongArticle, `# T\n\n${text}\n`, files)).toEqual([
      expect.stringMatching(/"a" stands before \{\{ product_name \}\} .* \(acme iris\)$/),
    ]);
  });

  it('is seen in frontmatter, too', async () => {
    const page = '---\ntitle: T\ndescription: Use a {{ product_name }} account.\n---\n# T\n\nx\n';
    expect(await found(wrongArticle, page, { 'site.yml': TWO })).toEqual([
      expect.stringMatching(/^page\.md:3:1 "a" stands before \{\{ product_name \}\} .*\(acme iris\)$/),
    ]);
  });

  it.each([
    'a apple that the writer wrote',
    'Use {% if product == "bolt" %}a{% else %}an{% endif %} {{ product_name }} account.',
    '`a {{ product_name }}`',
    'plan A {{ product_name }}',
  ])('is left alone: %s', async (text) => {
    const said = await found(wrongArticle, `# T\n\n${text}\n`, { 'site.yml': TWO });
    expect(said).toEqual([]);
  });

  it('is left alone in other languages', async () => {
    const files = { 'site.yml': `lang: fr\n${TWO}` };
    expect(await found(wrongArticle, '# T\n\nIl y a {{ product_name }}.\n', files)).toEqual([]);
  });
});

describe('a stray space', () => {
  it.each([
    ['two', 'Pay {% if is_version >= "1.1.0" %}by card{% endif %} now.'],
    ['before a mark', 'Pay by card {% if is_version >= "1.1.0" %}or voucher{% endif %}, then go.'],
    ['in a cell', '| a | b |\n|---|---|\n| x {% if is_version >= "1.1.0" %}or y{% endif %}. | c |'],
  ])('is told where a condition leaves it: %s', async (_name, text) => {
    expect(await found(straySpace, `# T\n\n${text}\n`)).toEqual([
      expect.stringMatching(/A condition leaves .* \(cloud orbit@1\.0\.0\)$/),
    ]);
  });

  it.each([
    'Pay  by card , then go.',
    '`{% if is_version >= "1.1.0" %}a{% endif %}  b`',
    'Pay{% if is_version >= "1.1.0" %} by card{% endif %} now.',
    'A line\n{% if is_version >= "1.1.0" %}\nand another\n{% endif %}\n. And more.',
    'Pay {{ product_name }} {{ product }}.',
  ])('is none: %s', async (text) => {
    expect(await found(straySpace, `# T\n\n${text}\n`)).toEqual([]);
  });
});

describe("another product's name or value", () => {
  it('is told in the variants of the others', async () => {
    expect(await found(otherProduct, '# T\n\nGo to Orbit Cloud. Orbit Cloud waits.\n')).toEqual([
      `page.md:3:7 "Orbit Cloud" is the name of cloud, and readers of orbit see it here, too, and 1 more in this file. (${SERVERS})`,
    ]);
  });

  it('is told of values of attributes, in code as well', async () => {
    const page = '# T\n\nOpen the Acme Console.\n\n```\ncurl https://acme.test/keys\n```\n';
    const said = await found(otherProduct, page, { 'site.yml': TWO });
    expect(said).toEqual([
      expect.stringContaining('"Acme Console" is what {{ console }} prints for readers of acme'),
      expect.stringContaining('"https://acme.test/keys" is what {{ key }} prints'),
    ]);
  });

  it('is told of a name that an attribute has as well', async () => {
    expect(await found(otherProduct, '# T\n\nStop the Bolt Server.\n', { 'site.yml': TWO })).toEqual([
      expect.stringContaining('"Bolt Server" is the name of bolt'),
    ]);
  });

  it("is told beside a name that a variable prints, which is each reader's own", async () => {
    const page = '# T\n\nOpen the Acme Console of {{ product_name }}.\n';
    expect(await found(otherProduct, page, { 'site.yml': TWO })).toEqual([
      expect.stringContaining('"Acme Console" is what {{ console }} prints for readers of acme'),
    ]);
  });

  it('is told of frontmatter', async () => {
    const page = '---\ntitle: Sign in to Orbit Cloud\n---\n# T\n\nx\n';
    expect(await found(otherProduct, page)).toEqual([
      expect.stringMatching(/^page\.md:2:1 "Orbit Cloud" is the name/),
    ]);
  });

  it.each([
    '{% if product == "cloud" %}Orbit Cloud{% endif %} x',
    '{{ product_name }} x',
    'Orbit Cloud is to Orbit Server as a hotel is to a house.',
    'The Orbit Cloud SDK works with both.',
    '`Orbit Cloud`',
    '{% if product == "orbit" %}You come from Orbit Cloud.{% endif %} x',
  ])('is none: %s', async (text) => {
    expect(await found(otherProduct, `# T\n\n${text}\n`)).toEqual([]);
  });

  it('is none on a page for one product', async () => {
    expect(
      await found(otherProduct, '---\nwhen: product == "orbit"\n---\n# T\n\nLeave Orbit Cloud.\n'),
    ).toEqual([]);
    expect(EXAMPLE_SITE).toContain('Orbit Cloud');
  });
});
