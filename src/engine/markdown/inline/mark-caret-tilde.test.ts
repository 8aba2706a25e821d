import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('marks within a text', () => {
  test('are made as PyMdown makes them', async () => {
    expect(await html('==a *b*== ^^c^^ ~~d~~ E^2^ H~2~O')).toBe(
      '<p><mark>a <em>b</em></mark> <ins>c</ins> <del>d</del> E<sup>2</sup> H<sub>2</sub>O</p>',
    );
  });

  test.each(['a==b==c', '== a ==', 'a ~ b ~ c', '~/a and ~/b', 'x ^ y ^ z', '==a', '`==`a=='])(
    'leave %j alone',
    async (text) => {
      expect(await html(text)).not.toMatch(/<(mark|ins|del|sup|sub)>/);
    },
  );

  test('raise and lower nothing where a site says so', async () => {
    const { html: written } = await render(['2^32-2^16 H~2~O ^^a^^ ~~b~~'], { raisedText: false });
    expect(written).toContain('2^32-2^16 H~2~O <ins>a</ins> <del>b</del>');
  });

  test('do not end inside code', async () => {
    expect(await html('==a `b==` c')).toContain('<code>b==</code>');
  });
});

describe('Critic Markup', () => {
  test('shows what was added, removed, replaced, marked and said', async () => {
    expect(await html('{++a *b*++} {--c--} {~~d~>e~~} {==f==}{>>g<<}')).toMatchInlineSnapshot(
      `"<p><ins class="critic">a <em>b</em></ins> <del class="critic">c</del> <del class="critic">d</del><ins class="critic">e</ins> <mark class="critic">f</mark><span class="critic comment">g</span></p>"`,
    );
  });

  test('leaves what is not closed', async () => {
    expect(await html('{++a {--b')).toBe('<p>{++a {--b</p>');
  });
});

describe('keys', () => {
  test('have between them what the site says', async () => {
    const { html: written } = await render(['++ctrl+c++'], { keySeparator: ' & ' });
    expect(written).toContain('<kbd>Ctrl</kbd> &amp; <kbd>C</kbd>');
  });

  test('are called what the site says, by any name that they have', async () => {
    const { html: written } = await render(['++ctrl+c++ ++fire++ ++toString++'], {
      keyNames: { c: 'c', control: 'Strg', fire: 'Fire' },
    });
    expect(written).toContain(
      '<kbd>Strg</kbd>+<kbd>c</kbd></span> <span class="keys"><kbd>Fire</kbd></span> ++toString++',
    );
  });

  test('are printed as on a keyboard', async () => {
    expect(
      await html('Press ++ctrl+alt+page-up++, ++"Any key"++, ++"&Uuml;"++ or ++f5++.'),
    ).toMatchInlineSnapshot(
      `"<p>Press <span class="keys"><kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Page Up</kbd></span>, <span class="keys"><kbd>Any key</kbd></span>, <span class="keys"><kbd>Ü</kbd></span> or <span class="keys"><kbd>F5</kbd></span>.</p>"`,
    );
  });

  test('have all names that PyMdown has', async () => {
    const labels = async (keys: string) =>
      Array.from((await html(keys)).matchAll(/<kbd>(.*?)<\/kbd>/g), ([, label]) => label);
    expect(await labels('++lcmd+right-opt+rwindows+lshift++')).toEqual([
      'Left Command',
      'Right Option',
      'Right Win',
      'Left Shift',
    ]);
    expect(await labels('++media-play-pause+mute+xbutton1+gt+numlk++')).toEqual([
      'Play/Pause',
      'Mute',
      'X Button 1',
      '&gt;',
      'Num Lock',
    ]);
  });

  test('that no keyboard has stay as text', async () => {
    expect(await html('c++ and a++ and ++nothing++')).toBe('<p>c++ and a++ and ++nothing++</p>');
  });
});

test('a change needs both halves within its braces', async () => {
  expect(await html('{~~a~~} x {~~b~>c~~}')).toContain(
    '</del>} x <del class="critic">b</del><ins class="critic">c</ins>',
  );
  expect(await html('{~~a~>~~} {++b {--c--} d++}')).toBe(
    '<p><del class="critic">a</del><ins class="critic"></ins> <ins class="critic">b <del class="critic">c</del> d</ins></p>',
  );
});

describe('shortcodes', () => {
  test('become icons and emoji; others stay', async () => {
    expect(await html(':material-check: :tada: :unheard-of: 10:30:00 `:tada:`')).toMatchInlineSnapshot(
      `"<p><span class="icon" data-icon="material-check" aria-hidden="true"></span> 🎉 :unheard-of: 10:30:00 <code>:tada:</code></p>"`,
    );
  });
});

test('shortcodes of emoji inside words are parts of names', async () => {
  const names = 'urn:id:123 scope:email:read a:100:b :tada:x';
  expect(await html(names)).toBe(`<p>${names}</p>`);
  expect(await html('(:tada:), :tada::100: **:tada:**')).toBe('<p>(🎉), 🎉💯 <strong>🎉</strong></p>');
});

describe('smart symbols', () => {
  test('replace what is typed with several characters, but not in code and addresses', async () => {
    expect(
      await html('(c) (tm) +/- =/= --> <-- <--> 1/2 c/o `(c)` <http://a.test/-->'),
    ).toMatchInlineSnapshot(
      `"<p>© ™ ± ≠ → ← ↔ ½ ℅ <code>(c)</code> <a href="http://a.test/--">http://a.test/--</a></p>"`,
    );
  });

  test('raise the endings of ordinals', async () => {
    expect(await html('1st 2nd 3rd 4th 11th 22nd 08th 1sth x2nd')).toMatchInlineSnapshot(
      `"<p>1<sup>st</sup> 2<sup>nd</sup> 3<sup>rd</sup> 4<sup>th</sup> 11<sup>th</sup> 22<sup>nd</sup> 08th 1sth x2nd</p>"`,
    );
  });

  test('leave dates, dashes and versions alone', async () => {
    expect(await html('2024/1/2 and 11/25 and a---b and 7.1/2.0')).toBe(
      '<p>2024/1/2 and 11/25 and a---b and 7.1/2.0</p>',
    );
  });

  test('of Critic Markup stand around whole blocks, too', async () => {
    expect(await html('{==', '', 'a', '', '- b', '', '==}', '', 'c')).toBe(
      '<mark class="critic block">\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</mark>\n<p>c</p>',
    );
    expect(await html('{>>', 'a', '<<}')).toBe('<div class="critic comment block">\n<p>a</p>\n</div>');
    expect(await html('{++', '', 'a')).toBe('<p>{++</p>\n<p>a</p>');
    expect(await html('{~~', '', 'a', '', '~>', '', 'b', '', '~~}', '', 'c')).toBe(
      '<del class="critic block">\n<p>a</p>\n</del>\n<ins class="critic block">\n<p>b</p>\n</ins>\n<p>c</p>',
    );
    expect(await html('{~~', '', 'a', '', '~>')).toContain('<p>~&gt;</p>');
  });
});

test('lowered text does not reach from the text of a link into its address', async () => {
  expect(await html('[a.test/~b](https://a.test/~b) c^[1]^')).toBe(
    '<p><a href="https://a.test/~b">a.test/~b</a> c<sup>[1]</sup></p>',
  );
});

test('raised and lowered text holds spaces behind a backslash, and no others', async () => {
  expect(await html('a^b\\ *c*^ d~e\\ f~ C:\\ x ^g h^')).toBe(
    '<p>a<sup>b <em>c</em></sup> d<sub>e f</sub> C:\\ x ^g h^</p>',
  );
});
