import { describe, expect, it } from 'vitest';
import { provePlan } from './prove-plan.ts';
import { planRetirement } from './retire.ts';
import { contentFolder, filesOf, open, SITE, write } from './testing.ts';

/** What `site.yml` says of it from then on. */
const RETIRED = '    retired: ["1.0.0"]\n';

/** Retires 1.0.0 of the server; the files that are other ones then, or gone. */
async function retired(files: Record<string, string>): Promise<Record<string, string | undefined>> {
  const root = contentFolder({ 'site.yml': SITE, ...files });
  const library = open(root);
  const product = library.site.products.find(({ id }) => id === 'server')!;
  const { changes, disproof } = await provePlan(planRetirement(library, product, '1.0.0'), library, open);
  expect(disproof?.failure?.message ?? disproof?.differences).toBeUndefined();
  write(root, changes);
  const now = filesOf(root);
  expect(now['site.yml']!.replace(RETIRED, '')).not.toContain('1.0.0');
  return Object.fromEntries([...changes.keys()].map((path) => [path, now[path]]));
}

/** What becomes of a page when 1.0.0 is retired. */
async function page(source: string, files: Record<string, string> = {}): Promise<string | undefined> {
  const root = { 'page.md': source, ...files };
  return { ...root, ...(await retired(root)) }['page.md'];
}

describe('a condition that no longer matters goes', () => {
  it.each([
    [
      'a branch that all have stays, without its tags',
      '# T\n\n{% if is_version != "1.0.0" %}\nNew.\n{% endif %}\n\nEnd.\n',
      '# T\n\nNew.\n\nEnd.\n',
    ],
    [
      'a branch that nobody has goes (E7)',
      '# T\n\nA.\n\n{% if is_version < "1.1.0" %}\nOld.\n{% endif %}\n\nEnd.\n',
      '# T\n\nA.\n\nEnd.\n',
    ],
    [
      'an else goes that is empty by then (E6)',
      '# T\n\n{% if product_name == "Orbit Cloud" %}\nA.\n{% else %}\n{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n{% endif %}\n\nEnd.\n',
      '# T\n\n{% if product_name == "Orbit Cloud" %}\nA.\n{% endif %}\n\nEnd.\n',
    ],
    [
      'a branch of a chain goes',
      '# T\n\n{% if is_version == "1.0.0" %}\nA.\n{% elif is_version == "1.1.0" %}\nB.\n{% else %}\nC.\n{% endif %}\n',
      '# T\n\n{% if is_version == "1.1.0" %}\nB.\n{% else %}\nC.\n{% endif %}\n',
    ],
    [
      'an elif that is always true becomes the else',
      '# T\n\n{% if product == "cloud" %}\nA.\n{% elif is_version > "1.0.0" %}\nB.\n{% else %}\nC.\n{% endif %}\n',
      '# T\n\n{% if product == "cloud" %}\nA.\n{% else %}\nB.\n{% endif %}\n',
    ],
    [
      'an operand goes',
      '# T\n\n{% if product == "server" and is_version > "1.0.0" %}\nA.\n{% endif %}\n',
      '# T\n\n{% if product == "server" %}\nA.\n{% endif %}\n',
    ],
    [
      'an operand goes, and parentheses with it',
      '# T\n\n{% if (product == "cloud" or is_version >= "2.0.0") and is_version != "1.0.0" %}\nA.\n{% endif %}\n',
      '# T\n\n{% if product == "cloud" or is_version >= "2.0.0" %}\nA.\n{% endif %}\n',
    ],
    [
      'a question that still matters is asked of a version that stays',
      '# T\n\n{% if is_version > "1.0.0" %}\nServer.\n{% endif %}\n',
      '# T\n\n{% if is_version >= "1.1.0" %}\nServer.\n{% endif %}\n',
    ],
    [
      'a list is shorter',
      '# T\n\n{% if is_version in ["1.0.0", "1.1.0"] %}\nA.\n{% endif %}\n',
      '# T\n\n{% if is_version == "1.1.0" %}\nA.\n{% endif %}\n',
    ],
    [
      'a list of one, which is not, is a version',
      '# T\n\n{% if is_version not in ["2.0.0", "1.0.0"] %}\nA.\n{% endif %}\n',
      '# T\n\n{% if is_version != "2.0.0" %}\nA.\n{% endif %}\n',
    ],
    [
      'E4, E5: in a line',
      '# T\n\nClick {% if is_version == "1.0.0" %}**Old** {% endif %}now{% if is_version != "1.0.0" %} and then{% endif %}.\n',
      '# T\n\nClick now and then.\n',
    ],
    [
      'in what is printed',
      '# T\n\nUse {{ "old" if is_version == "1.0.0" else "new" }} things.\n',
      '# T\n\nUse new things.\n',
    ],
    [
      'in what is printed, one choice in another',
      '# T\n\nUse {{ "a" if is_version == "1.0.0" else ("b" if is_version == "1.1.0" else "c") }}{{ " only" if is_version == "1.0.0" }} and {{ ("x" if is_version == "1.0.0" else "y") | upper }}.\n',
      '# T\n\nUse {{ "b" if is_version == "1.1.0" else "c" }} and {{ "y" | upper }}.\n',
    ],
    [
      'in what a variable is set to, which goes where nobody asks it any more',
      '# T\n\n{% set word = "old" if is_version == "1.0.0" else "new" %}\n{% set is_old = is_version == "1.0.0" %}\n{% set older = is_old %}\n{% if older %}\nOld.\n{% endif %}\n\nA {{ word }} one.\n',
      '# T\n\n{% set word = "new" %}\n\nA {{ word }} one.\n',
    ],
    [
      'in a heading, which has a second id where it prints a variable',
      '# T\n\n## Set up {{ "a" if is_version == "1.0.0" else ("b" if is_version == "1.1.0" else "c") }} in {{ product_name }}\n\nText.\n',
      '# T\n\n## Set up {{ "b" if is_version == "1.1.0" else "c" }} in {{ product_name }}\n\nText.\n',
    ],
    [
      'in a macro and in a block that is captured',
      '# T\n\n{% macro step(text) %}\n{% if is_version == "1.0.0" %}\n- Old {{ text }}\n{% else %}\n- New {{ text }}\n{% endif %}\n{% endmacro %}\n{{ step("a") }}\n{{ step("b") }}\n',
      '# T\n\n{% macro step(text) %}\n- New {{ text }}\n{% endmacro %}\n{{ step("a") }}\n{{ step("b") }}\n',
    ],
    [
      'E2: in a list',
      '# T\n\n- a\n{% if is_version == "1.0.0" %}\n- old\n{% endif %}\n- b\n',
      '# T\n\n- a\n\n- b\n',
    ],
    [
      'an item of a list goes of which nothing is left, and a list of them',
      '# T\n\n- {% if is_version == "1.0.0" %}old{% endif %}\n- a\n- {% if is_version == "1.0.0" %}\n\n  Old.\n\n  {% endif %}\n- b\n\n1. One.\n2. {% if is_version == "1.0.0" %}Two.{% endif %}\n3. Three.\n\nText.\n\n* {% if is_version == "1.0.0" %}x{% endif %}\n\nEnd.\n',
      '# T\n\n- a\n- b\n\n1. One.\n3. Three.\n\nText.\n\nEnd.\n',
    ],
    [
      'a branch goes of which an item without text is left',
      '# T\n\n{% if product == "cloud" %}\n- a\n{% else %}\n- {% if is_version == "1.0.0" %}old{% endif %}\n{% endif %}\nText.\n',
      '# T\n\n{% if product == "cloud" %}\n- a\n{% endif %}\nText.\n',
    ],
    [
      'but not where the items below it would stand closer together',
      '# T\n\n{% if product == "cloud" %}\n- a\n{% else %}\n- {% if is_version == "1.0.0" %}old{% endif %}\n{% endif %}\n- b\n',
      '# T\n\n{% if product == "cloud" %}\n- a\n{% else %}\n-\n{% endif %}\n- b\n',
    ],
    [
      'an item stays of which something is left below it',
      '# T\n\n- a\n- {% if is_version == "1.0.0" %}old{% endif %}\n    - deep\n- b\n',
      '# T\n\n- a\n-\n    - deep\n- b\n',
    ],
    [
      'E2, E3: in a table',
      '# T\n\n| a | b |\n|---|---|\n{% if is_version == "1.0.0" %}\n| old | x |\n{% endif %}\n| c | d |\n| {% if is_version == "1.0.0" %}e{% endif %} | {% if is_version == "1.0.0" %}f{% endif %} |\n| g | h |\n',
      '# T\n\n| a | b |\n|---|---|\n| c | d |\n| g | h |\n',
    ],
    [
      'in a tab',
      '# T\n\n=== "One"\n\n    {% if is_version != "1.0.0" %}\n    Text.\n    {% endif %}\n\n=== "Two"\n\n    Other.\n',
      '# T\n\n=== "One"\n\n    Text.\n\n=== "Two"\n\n    Other.\n',
    ],
    [
      'E11, E17: in the frontmatter',
      '---\n# About.\ntitle: "Set {% if is_version == "1.0.0" %}old {% endif %}up"\nwhen: is_version != "1.0.0"\n---\n\nText.\n',
      '---\n# About.\ntitle: "Set up"\n---\n\nText.\n',
    ],
    [
      'E17: a frontmatter of which nothing is left goes',
      "---\nwhen: is_version != '1.0.0'\n---\n# T\n",
      '# T\n',
    ],
    [
      'E11: several in one text',
      `---\ntitle: 'A{% if product == "cloud" %} b{% endif %}{% if is_version == "1.0.0" %} c{% endif %}{% if is_version != "1.0.0" %} d{% endif %}'\n---\nText.\n`,
      `---\ntitle: 'A{% if product == "cloud" %} b{% endif %} d'\n---\nText.\n`,
    ],
  ])('%s', async (_, source, expected) => {
    expect(await page(source.replace(/^title: ".*$/m, (line) => line.replaceAll('"1.0.0"', "'1.0.0'")))).toBe(
      expected,
    );
  });

  it.each([
    [
      'E11: in texts of several lines, and with escapes',
      '---\ntitle: >-\n  Set{% if is_version == "1.0.0" %} old{% endif %}\n  up\ndescription: |\n  A text{% if is_version != "1.0.0" %} of now{% endif %}.\nwhen: >-\n  product == "server" and\n  is_version != "1.0.0"\n---\n\nText.\n',
      '---\ntitle: >-\n  Set\n  up\ndescription: |\n  A text of now.\nwhen: product == "server"\n---\n\nText.\n',
    ],
    [
      'E11: with escapes',
      `---\ntitle: "Say \\"a\\"{% if is_version == \\"1.0.0\\" %} old{% endif %}"\ndescription: 'It''s{% if is_version == ''1.0.0'' %} old{% endif %}.'\n---\n\nText.\n`,
      `---\ntitle: "Say \\"a\\""\ndescription: 'It''s.'\n---\n\nText.\n`,
    ],
    [
      'in a quotation',
      '# T\n\n> {% if is_version == "1.0.0" %}\n> Old.\n> {% endif %}\n> Quoted.\n>\n> {% if is_version == "1.0.0" %}Old.{% endif %}\n>\n> More.\n',
      '# T\n\n> Quoted.\n>\n> More.\n',
    ],
  ])('%s', async (_, source, expected) => {
    expect(await page(source)).toBe(expected);
  });

  it('stays to the byte where it matters, and where it never did', async () => {
    const source =
      '\uFEFF# T\r\n\r\n\r\n{% if product == "cloud" %}\r\nA.\n{% endif %}\r\n{% if is_version >= "2.0.0" %}x{% endif %}\r\n\r\n{% if is_version != "1.0.0" %}\r\nB.\r\n{% endif %}\r\n';
    expect(await page(source)).toBe(
      '\uFEFF# T\r\n\r\n\r\n{% if product == "cloud" %}\r\nA.\n{% endif %}\r\n{% if is_version >= "2.0.0" %}x{% endif %}\r\n\r\nB.\r\n',
    );
  });
});

it('keeps what versions that stay show by names that are put together, or written otherwise', async () => {
  const changed = await retired({
    'index.md':
      '# Home\n\n{% if is_version == "1.0.0" %}\n![a](screen-server.png) ![b](My%20Picture.png) ![c](lost.png)\n{% endif %}\nText.\n',
    'other.md':
      '# Other\n\n{% if product == "server" %}![x](screen-{{ product }}.png){% endif %} ![y](My%20Picture.png)\n',
    'screen-server.png': 'x',
    'My Picture.png': 'x',
    'lost.png': 'x',
  });
  expect(Object.keys(changed).toSorted()).toEqual(['index.md', 'lost.png', 'site.yml']);
});

it('takes pages, includes, pictures, keys and entries along that only the version had, and leads their addresses on (E8, E9, E12)', async () => {
  const changed = await retired({
    'site.yml': SITE.replace(
      '      - "1.0.0"',
      '      - { id: "1.0.0", attributes: { speed: slow } }',
    ).concat(`attributes:
  # Where it is.
  speed: fast
  legacy_url: /old
  help: /help
nav:
  - index.md
  - title: Old things
    children:
      - guides/old.md
  - guides/new.md
`),
    'index.md': '# Home\n\n{{ help }}\n',
    'guides/old.md': '---\nwhen: is_version == "1.0.0"\n---\n# Old\n\n{% include "../includes/lost.md" %}\n',
    'guides/new.md':
      '# New\n\n{% include "../includes/kept.md" %}\n\n{% include "../includes/emptied.md" %}\n\n{% if is_version == "1.0.0" %}\n![x](old.png) {{ legacy_url }}\n{% endif %}\n\n![y](new.png) {{ speed }}\n',
    'guides/old.png': 'x',
    'guides/new.png': 'x',
    'includes/lost.md': '![y](new.png)\n\n{% include "deep.md" %}\n',
    'includes/deep.md': 'Deep.\n',
    'includes/kept.md': 'Kept.\n',
    'includes/emptied.md': '{% if is_version == "1.0.0" %}\nOld.\n{% endif %}\n',
  });
  expect(changed).toEqual({
    'site.yml': SITE.replace('      - "1.0.0"\n', '').concat(`${RETIRED}attributes:
  # Where it is.
  speed: fast
  help: /help
nav:
  - index.md
  - guides/new.md
`),
    'index.md': '---\nredirect_from: [guides/old]\n---\n\n# Home\n\n{{ help }}\n',
    'guides/new.md': '# New\n\n{% include "../includes/kept.md" %}\n\n![y](new.png) {{ speed }}\n',
    'guides/old.md': undefined,
    'guides/old.png': undefined,
    'includes/lost.md': undefined,
    'includes/deep.md': undefined,
    'includes/emptied.md': undefined,
  });
});

it('leads the addresses of pages that go to what they were renamed to, else to the nearest page above', async () => {
  const only = (more = '') => `---\nwhen: is_version == "1.0.0"\n${more}---\n# Old\n\nText.\n`;
  const files = {
    'index.md': '# Home\n\nText.\n',
    'guides/before.md': only(),
    'guides/after.md':
      '---\nwhen: is_version > "1.0.0"\nredirect_from: [guides/before]\n---\n# After\n\nText.\n',
    'guides/one.md': only('redirect_from: [guides/zero, /legacy/]\n'),
    'guides/two.md': only(),
    'guides/two/index.md': '---\nwhen: product == "cloud"\n---\n# Two\n\nText.\n',
  };
  const changed = await retired(files);
  expect(changed['index.md']).toBe(
    '---\nredirect_from:\n  - guides/one\n  - guides/zero\n  - /legacy/\n  - /server/1.0.0/guides/two/\n---\n\n# Home\n\nText.\n',
  );
  const left = Object.fromEntries(
    Object.entries({ 'site.yml': SITE, ...files, ...changed }).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, text]],
    ),
  );
  const { formerAddresses, findings } = open(contentFolder(left));
  expect(findings).toEqual([]);
  const leads = (address: string) => formerAddresses.get(address)?.url;
  expect(leads('/server/1.0.0/guides/before/')).toBe('/server/1.1.0/guides/after/');
  for (const address of ['guides/one/', 'guides/zero/', 'guides/two/', ''])
    expect(leads(`/server/1.0.0/${address}`)).toBe('/server/1.1.0/');
});

it('rewrites a page with components as it does any other', async () => {
  const source =
    '# T\n\n<div className="x">\n\n{% if is_version == "1.0.0" %}\nOld.\n{% else %}\nNew "words".\n{% endif %}\n\n</div>\n\n{% if is_version == "1.0.0" %}\n<details><summary>Old</summary>text</details>\n{% endif %}\n\n{/* a comment */}\n\nText{% if is_version == "1.0.0" %} old{% endif %}.\n';
  expect((await retired({ 'guide.mdx': source }))['guide.mdx']).toBe(
    '# T\n\n<div className="x">\n\nNew "words".\n\n</div>\n\n{/* a comment */}\n\nText.\n',
  );
});

it('writes the id behind a heading that would get another one, since an equal one was in fewer variants', async () => {
  const source = '# T\n\n{% if is_version != "1.0.0" %}\n## Set up\n\nA.\n{% endif %}\n\n## Set up\n\nB.\n';
  expect(await page(source)).toBe('# T\n\n## Set up { #set-up_1 }\n\nA.\n\n## Set up { #set-up }\n\nB.\n');
});

it('does so behind tabs', async () => {
  const source =
    '# T\n\n{% if is_version != "1.0.0" %}\n=== "New"\n\n    A.\n{% endif %}\n\nText.\n\n=== "New"\n\n    B.\n';
  expect(await page(source)).toBe(
    '# T\n\n=== "New" { #tab-new_1 }\n\n    A.\n\nText.\n\n=== "New" { #tab-new }\n\n    B.\n',
  );
});
