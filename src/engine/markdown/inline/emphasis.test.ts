import { expect, test } from 'vitest';
import { html, render } from '../testing.ts';

test('emphasis is not seen inside words', async () => {
  expect(await html('2*3*4 and snake_case_name and a*b')).toBe('<p>2*3*4 and snake_case_name and a*b</p>');
});

test('emphasis ends behind a sign, whatever letter follows, where a script has no spaces or a pair of stars stands', async () => {
  expect(await html('**[a](b)：**在 工具**`c`**的 **Note:**text *注意：*在')).toBe(
    '<p><strong><a href="b">a</a>：</strong>在 工具<strong><code>c</code></strong>的 <strong>Note:</strong>text <em>注意：</em>在</p>',
  );
  expect(await html('src/*.a and *.b, 2 ** 3, **a**: b **c**')).toBe(
    '<p>src/*.a and *.b, 2 ** 3, <strong>a</strong>: b <strong>c</strong></p>',
  );
});

test('emphasis nests, and strong emphasis may stand inside a word', async () => {
  expect(await html('*a **b** c* ***d*** 重**要**点 **a**b')).toBe(
    '<p><em>a <strong>b</strong> c</em> <strong><em>d</em></strong> 重<strong>要</strong>点 <strong>a</strong>b</p>',
  );
});

test('text between three signs is strong outside and emphasized inside, and only such text', async () => {
  expect(await html('***a*** ___b___ [***c***](d) _**e**_ **_f_** ***g** h* ***i** and **j***')).toBe(
    '<p><strong><em>a</em></strong> <strong><em>b</em></strong> <a href="d"><strong><em>c</em></strong></a> ' +
      '<em><strong>e</strong></em> <strong><em>f</em></strong> <em><strong>g</strong> h</em> <em><strong>i</strong> and <strong>j</strong></em></p>',
  );
});

test('a single star emphasizes within a word where the project says so', async () => {
  const { html } = await render(['a *tree*mendous widget, un*believ*able, src/*.a and *.b'], {
    starsInWords: true,
  });
  expect(html.trim()).toBe('<p>a <em>tree</em>mendous widget, un<em>believ</em>able, src/*.a and *.b</p>');
});

test.each([
  ['**call yield* twice** a', '<strong>call yield* twice</strong> a'],
  ['**needs v5.7.* of it**.', '<strong>needs v5.7.* of it</strong>.'],
  ['**a *b* c**', '<strong>a <em>b</em> c</strong>'],
  ['*a **b** c*', '<em>a <strong>b</strong> c</em>'],
  ['***a** b*', '<em><strong>a</strong> b</em>'],
  ['**a* b', '*<em>a</em> b'],
  ['**a** b* **c**', '<strong>a</strong> b* <strong>c</strong>'],
])('a single star ends nothing within two and two: %s', async (text, written) => {
  expect(await html(text)).toBe(`<p>${written}</p>`);
});

test.each([
  ['**Note: **boil it', '<strong>Note: </strong>boil it'],
  ['(** lid**) and 1.** lid **!', '(<strong> lid</strong>) and 1.<strong> lid </strong>!'],
  [
    '__Note: __, (_lid _), **a ** and (*lid *)',
    '<strong>Note: </strong>, (<em>lid </em>), **a ** and (<em>lid </em>)',
  ],
  ['*Note: *boil it', '<em>Note: </em>boil it'],
  ['**a** b **c** and ** d **', '<strong>a</strong> b <strong>c</strong> and ** d **'],
  ['2** 3 and **b**', '2** 3 and <strong>b</strong>'],
  ['*p and *q, 2 * 3 * 4, a_ _b', '*p and *q, 2 * 3 * 4, a_ _b'],
])('emphasis begins and ends beside a space where the project says so: %s', async (text, written) => {
  expect((await render([text], { looseEmphasis: true })).html.trim()).toBe(`<p>${written}</p>`);
});

test('emphasis that ends at a space is text in CommonMark', async () => {
  expect(await html('**Note: **boil _it _')).toBe('<p>**Note: **boil _it _</p>');
});

test('a single star ends the first part of a word behind a sign, not in names of files', async () => {
  const { html } = await render(['the *T-*matrix, src/*.a and *.b, *a/*b'], { starsInWords: true });
  expect(html.trim()).toBe('<p>the <em>T-</em>matrix, src/*.a and *.b, *a/*b</p>');
});
