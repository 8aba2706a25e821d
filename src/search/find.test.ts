import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import type { SiteIndex } from './site-index.ts';
import { indexOf, type TestEdition } from './testing.ts';

/** What is found of a page, in one variant. */
const ONE = ['only'];
const page = (title: string, html: string, slug?: string): readonly TestEdition[] => [
  ['only', title, html, slug],
];

async function titles(site: SiteIndex, query: string, scope = [0]): Promise<string[]> {
  const { index, pages } = await ask(site, query, scope);
  const texts = await Promise.all(pages.map((found) => index.text(found.page, found.variant)));
  return texts.map(({ sections }) => sections[0]![1]);
}

describe('a search', () => {
  const index = indexOf(ONE, [
    page('Zebras', '<p>They have stripes, and so do other animals.</p>'),
    page(
      'Other animals',
      '<p>A giraffe does not look like a zebra. Set <code>use_uppercase_in_otp</code>.</p>',
    ),
    page(
      'Releases',
      '<p>Version v2.0.1, not 2.0.10 nor 12.0.1.</p><pre><code>const accountRecovery = 0;</code></pre>',
    ),
    page('Wholly', '<p>The zebrafish swims. Off-host mode; an e-mail.</p>'),
  ]);

  it.each([
    ['a word in the text', 'stripes', ['Zebras']],
    ['another form of it', 'stripe', ['Zebras']],
    ['the beginning of a word that is being typed', 'gir', ['Other animals']],
    ['a part of a name with underscores', 'uppercase', ['Other animals']],
    ['several parts of it', 'uppercase_in', ['Other animals']],
    ['a part of a name with capitals, in code', 'recovery', ['Releases']],
    ['such a name in small letters', 'accountrecovery', ['Releases']],
    ['a number within a number', '2.0.1 ', ['Releases']],
    ['a word with a hyphen, written in one', 'email', ['Wholly']],
    ['words that follow one another, in quotation marks', '"other animals" ', ['Other animals', 'Zebras']],
  ])('finds %s', async (_, query, found) => {
    expect(await titles(index, query)).toEqual(found);
  });

  it.each([
    ['a word that begins like another', 'zebrawood'],
    ['a longer number', '2.0.11'],
    ['an ending', 'fish '],
    ['words that do not follow one another, in quotation marks', '"animals stripes"'],
    ['nothing but signs', '&&'],
    ['a word that is nowhere, though each letter of it is', 'xyzzy'],
  ])('does not find %s', async (_, query) => {
    expect(await titles(index, query)).toEqual([]);
  });

  it('counts what has every word, has the best of that first, and names what a page lacks that fits nearly', async () => {
    const { pages, count, isPartial, units } = await ask(index, 'giraffe zebra ', [0]);
    expect({ count, isPartial }).toEqual({ count: 1, isPartial: false });
    expect(pages.map(({ page, missing }) => [page, missing])).toEqual([
      [1, []],
      [0, [units[0]]],
    ]);
  });

  it('says that no page has all words, and shows those with half of them or more', async () => {
    const { isPartial, pages } = await ask(index, 'zebra stripes swims', [0]);
    expect(isPartial).toBe(true);
    expect(pages.map((found) => found.page)).toEqual([0]);
    expect((await ask(index, '"stripes look" giraffe', [0])).pages).toEqual([]);
  });

  it('knows verbs whose forms no rule tells', async () => {
    expect(await titles(index, 'they lost stripes ')).toEqual(['Zebras']);
    const forms = indexOf(ONE, [page('Phones', '<p>If you lose yours, a lost one was forgotten.</p>')]);
    for (const query of ['lost', 'lose', 'loses ', 'forgot '])
      expect(await titles(forms, query)).toEqual(['Phones']);
  });

  it('does without words that say nothing, unless nothing else is asked', async () => {
    expect(await titles(index, 'where is the giraffe')).toEqual(['Other animals']);
    expect(await titles(index, 'not ')).toEqual(expect.arrayContaining(['Other animals', 'Releases']));
  });
});

describe('a ranking', () => {
  it('has the title before headings, those before bold names, and those before the text', async () => {
    const index = indexOf(ONE, [
      page('In the text', '<p>Some say portal here.</p>'),
      page('A bold name', '<p>Choose <strong>Portal</strong>.</p>'),
      page('A heading', '<h2 id="p">Portal</h2><p>x</p>'),
      page('Portal', '<p>x</p>'),
    ]);
    expect(await titles(index, 'portal')).toEqual(['Portal', 'A heading', 'A bold name', 'In the text']);
  });

  it('has phrases before words that are apart', async () => {
    const index = indexOf(ONE, [
      page('Apart', '<p>The link is not what you reset. Reset it, and link it, link by link.</p>'),
      page('Together', '<p>Send a reset link.</p>'),
    ]);
    expect(await titles(index, 'reset link')).toEqual(['Together', 'Apart']);
  });

  it('has what stands there as it was typed before its words in pairs', async () => {
    const index = indexOf(ONE, [
      page('Counts', '<p>Three wrong answers. Wrong codes count.</p>'),
      page('Help', '<p>After three wrong codes, start again.</p>'),
    ]);
    expect(await titles(index, 'three wrong codes')).toEqual(['Help', 'Counts']);
  });

  it('has words that stand near one another before words that are far apart', async () => {
    const index = indexOf(ONE, [
      page('Far', '<p>Wait. Sixty pages, each of which takes some time to read, hold ten seconds.</p>'),
      page('Near', '<p>Users wait for 60 seconds.</p>'),
    ]);
    expect(await titles(index, 'wait seconds ')).toEqual(['Near', 'Far']);
  });

  it('has a text before tables in which all the same words stand', async () => {
    const row = '<tr><td>Open the drawer</td><td>Take the key</td></tr>';
    const index = indexOf(ONE, [
      page('Rows', `<table>${row}</table>`),
      page('Steps', '<p>Open the drawer, take the key.</p>'),
    ]);
    expect(await titles(index, 'key ')).toEqual(['Steps', 'Rows']);
  });

  it('has a page before the one that leads to it', async () => {
    const index = indexOf(ONE, [
      page('Guides', '<p>How long a code is valid.</p>', 'guides'),
      page('Times', '<p>For how many minutes a code is valid, and how long.</p>', 'guides/times'),
    ]);
    expect(await titles(index, 'code valid')).toEqual(['Times', 'Guides']);
  });

  it('has a word before others that only begin so', async () => {
    const index = indexOf(ONE, [
      page('Reports', '<p>Choose <strong>Feedback</strong>.</p>'),
      page('News', '<p>Add the feed.</p>'),
    ]);
    expect(await titles(index, 'feed')).toEqual(['News', 'Reports']);
  });

  it('has guides before references, but for names from programs', async () => {
    const index = indexOf(ONE, [
      page('API', '<p>The reset code, <code>resetCode</code>.</p>', 'reference/api'),
      page('Guide', '<p>The reset code.</p>'),
    ]);
    expect(await titles(index, 'reset code')).toEqual(['Guide', 'API']);
    expect(await titles(index, 'resetCode')).toEqual(['API', 'Guide']);
  });

  it('has a name that is all of what was typed before longer ones', async () => {
    const index = indexOf(ONE, [
      page('Rules for passwords and names', '<p>x</p>'),
      page('Passwords', '<p>x</p>'),
    ]);
    expect(await titles(index, 'passwords')).toEqual(['Passwords', 'Rules for passwords and names']);
  });
});

describe('variants', () => {
  const index = indexOf(
    ['cloud', 'server@1.0', 'server@2.0', 'server@next'],
    [
      [
        ['cloud server@2.0 server@next', 'Sign in', '<p>Use a code.</p><h2 id="s">Same</h2><p>Alike.</p>'],
        ['server@1.0', 'Sign in', '<p>Use a link.</p><h2 id="s">Same</h2><p>Alike.</p>'],
      ],
      [['server@2.0', 'Codes', '<p>A code.</p>']],
    ],
  );

  it('find in themselves only, and say how much more others have (G5)', async () => {
    const { pages, elsewhere } = await ask(index, 'code', [1]);
    expect(pages).toEqual([]);
    expect([...elsewhere]).toEqual([
      [0, 1],
      [2, 2],
      [3, 1],
    ]);
    expect([...(await ask(index, 'code', [3])).elsewhere]).toEqual([[2, 2]]);
    expect((await ask(index, 'code', [2])).elsewhere.size).toBe(0);
  });

  it('find a page once where all are searched, with those that have it', async () => {
    const { pages } = await ask(index, 'alike', [2, 0, 1, 3]);
    expect(pages.map(({ variant, variants }) => [variant, variants])).toEqual([[2, 0b1111n]]);
  });

  it('share sections that read the same (G1)', async () => {
    const { sections } = await (await index.of([1])).text(0, 1);
    expect(sections.map(([anchor, , , text]) => [anchor, text])).toEqual([
      ['', 'Use a code.'],
      ['s', 'Alike.'],
      ['', 'Use a link.'],
    ]);
  });

  it('have no more where a page has another name in them', async () => {
    const renamed = indexOf(
      ['server@1.0', 'server@2.0'],
      [
        [['server@1.0', 'Tokens', '<p>Keep your token.</p>', 'tokens']],
        [['server@2.0', 'Access tokens', '<p>Keep your token.</p>', 'access-tokens', 'tokens']],
        [['server@1.0', 'Drawers', '<p>A token in a drawer.</p>', 'drawers']],
      ],
    );
    expect((await ask(renamed, 'keep', [1])).elsewhere.size).toBe(0);
    expect([...(await ask(renamed, 'token', [1])).elsewhere]).toEqual([[0, 2]]);
  });

  it('are no reason to look for mistakes: what another has is no wrong word', async () => {
    expect((await ask(index, 'code', [1])).instead).toBeUndefined();
  });
});

describe('a typing mistake', () => {
  const index = indexOf(ONE, [
    page('Password rules', '<p>Set deployment.toml and your username. Größe.</p>'),
    page('Other', '<p>Recovery contacts. You log in.</p>'),
  ]);

  it.each([
    ['a letter too few', 'pasword', 'password'],
    ['letters that changed places', 'recvoery contacts', 'recovery contacts'],
    ['a mistake in a name', 'deploymnet.toml', 'deployment.toml'],
    ['two words in one', 'passwordrules', 'password rules'],
    ['one word in two', 'user name', 'username'],
    ['a small word in one with another', 'login', 'log in'],
    ['a letter that has an accent', 'grösze', 'größe'],
  ])('is corrected: %s', async (_, query, instead) => {
    expect(await ask(index, query, [0])).toMatchObject({ instead, isPartial: false });
  });

  it.each(['xylophone', 'pqrs', 'zzzz password', 'abc'])(
    'is none where nothing is near: %s',
    async (query) => {
      expect((await ask(index, query, [0])).instead).toBeUndefined();
    },
  );
});
