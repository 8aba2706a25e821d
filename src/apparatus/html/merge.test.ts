import { describe, expect, it } from 'vitest';
import { hasChanges, mergeReadings } from './merge.ts';
import { readHtml } from './read-html.ts';

const merged = (older: string, newer: string, language = 'en') =>
  mergeReadings(readHtml(older), readHtml(newer), language);

describe('two readings as one text', () => {
  it.each([
    [
      'words that came',
      '<p>a link is valid</p>',
      '<p>a link or code is valid</p>',
      '<p>a link <ins data-change="words">or code </ins>is valid</p>',
    ],
    [
      'words that went',
      '<p>link and code, too</p>',
      '<p>link, too</p>',
      '<p>link<del data-change="words"> and code</del>, too</p>',
    ],
    [
      'one word for another',
      '<p>Choose the red button.</p>',
      '<p>Choose the blue button.</p>',
      '<p>Choose the <del data-change="words">red </del><ins data-change="words">blue </ins>button.</p>',
    ],
    [
      'marks around words',
      '<p>Press <b>Go</b> now please</p>',
      '<p>Press <b>Stop</b> now please</p>',
      '<p>Press <b><del data-change="words">Go</del><ins data-change="words">Stop</ins></b> now please</p>',
    ],
    [
      'a link that leads elsewhere',
      '<p>See <a href="/a/">the page</a> for it all.</p>',
      '<p>See <a href="/b/">the page</a> for it all.</p>',
      '<p>See <a href="/b/"><del data-change="words">the page</del><ins data-change="words">the page</ins></a> for it all.</p>',
    ],
    [
      'texts with little in common, one after the other',
      '<p>Abc def ghi</p>',
      '<p>Xyz uvw rst</p>',
      '<p><del data-change="words">Abc def ghi</del> <ins data-change="words">Xyz uvw rst</ins></p>',
    ],
    ['nothing in what is equal', '<p id="a">x</p>', '<p id="b">x</p>', '<p id="b">x</p>'],
  ])('show %s', (_, older, newer, expected) => {
    // What is one passage has a number.
    const numbered = (html: string) => html.replace('<p', '<p data-passage="1"');
    expect(merged(numbered(older), numbered(newer)).replaceAll(' data-passage="1"', '')).toBe(expected);
  });

  it('have each word once where one of them cuts a passage in two', () => {
    const [one, two] = [
      '<p data-passage="1">Open it. Wait.</p>',
      '<p data-passage="1">Open it.</p><p data-passage="1">Wait.</p>',
    ];
    expect(merged(one, two)).toBe(
      '<p data-passage="1">Open it.<del data-change="words"> Wait.</del></p><ins data-change="added"><p data-passage="1">Wait.</p></ins>',
    );
    expect(merged(two, one)).toBe(
      '<p data-passage="1">Open it. <ins data-change="words">Wait.</ins></p><del data-change="removed"><p data-passage="1">Wait.</p></del>',
    );
  });

  it('put blocks that one of them lacks into elements that say so, and items, cells and tabs where they may stand', () => {
    expect(merged('<p>a</p>', '<p>a</p><p>b</p>')).toBe('<p>a</p><ins data-change="added"><p>b</p></ins>');
    const list = (items: string) => `<ul data-passage="1">${items}</ul>`;
    expect(merged(list('<li>a</li><li>b</li>'), list('<li>a</li>'))).toBe(
      list('<li>a</li><li data-change="removed"><del data-change="words">b</del></li>'),
    );
    const table = (rows: string) => `<table data-passage="1"><tbody>${rows}</tbody></table>`;
    const row = (number: number) => `<tr data-passage="${number}"><td>a</td></tr>`;
    expect(merged(table(row(2)), table(row(2) + row(3)))).toContain(
      '<tr data-passage="3"><td data-change="added"><ins data-change="words">a</ins></td></tr>',
    );
    expect(merged('', '<div class="tabs"><section class="tab">x</section></div>')).toContain(
      'data-change="added"',
    );
  });

  it('know a passage again that moved, and say where it is now', () => {
    const block = (number: number, text: string) => `<p data-passage="${number}">${text}</p>`;
    const rest = block(2, 'two') + block(3, 'three');
    expect(merged(block(1, 'one') + rest, rest + block(1, 'one'))).toBe(
      `${rest}<p data-passage="1" data-change="moved">one</p>`,
    );
  });

  it('say what has gone of an element into which a passage came that reads like it', () => {
    const aside = (text: string) => `<aside data-passage="4">one ${text}</aside>`;
    const html = merged(
      `${aside('<p>two</p>')}<p data-passage="0">two</p>`,
      `<div data-passage="1">${aside('<p data-passage="0">two</p>')}</div>`,
    );
    expect(html).toContain('<del data-change="removed"><p>two</p></del>');
    expect(html).toContain('<p data-passage="0" data-change="moved">two</p>');
  });

  it('give nothing a name twice', () => {
    expect(merged('<p id="x">gone</p>', '<h2 id="x">new</h2>').match(/id="x"/g)).toHaveLength(1);
  });

  it('do not take a demo for changed that is told of another version', () => {
    expect(hasChanges(merged('<my-demo for="1"></my-demo>', '<my-demo for="2"></my-demo>'))).toBe(false);
  });

  it('compare the words of a language without spaces', () => {
    expect(
      merged(
        '<p data-passage="1">リンクを入力します。</p>',
        '<p data-passage="1">コードを入力します。</p>',
        'ja',
      ),
    ).toContain('<del data-change="words">リンク</del><ins data-change="words">コード</ins>');
  });
});
