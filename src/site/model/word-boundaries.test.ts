import { describe, expect, it } from 'vitest';
import { spaced, stemmingLanguage, withBoundaries, withoutBoundaries } from './word-boundaries.ts';

/** A text with its boundaries to be seen. */
const seen = (html: string) => withBoundaries(html).replaceAll('\u2060 ', '|');

describe('words that are written without spaces', () => {
  it.each([
    ['<p>パスワードを回復できます。</p>', '<p>パスワード|を|回復|でき|ます。</p>'],
    ['<p>“忘记密码”链接。</p>', '<p>“忘记|密码”|链|接。</p>'],
    ['<p>รีเซ็ตรหัสผ่าน</p>', '<p>รีเซ็ต|รหัส|ผ่าน</p>'],
    ['<p>Call it パスワード here.</p>', '<p>Call it パスワード here.</p>'],
    ['<p>APIを使う</p>', '<p>API|を|使う</p>'],
    ['<p><b>回復</b>する</p>', '<p><b>|回復|</b>|する</p>'],
    ['<h2>設定</h2>回復', '<h2>設定</h2>回復'],
  ])('have boundaries: %s', (html, result) => {
    expect(seen(html)).toBe(result);
  });

  it('are left alone in tags, and other words everywhere', () => {
    const html = '<h2 title="回復する" id="a">Reset &amp; go — naïve Ελληνικά العربية</h2>';
    expect(withBoundaries(html)).toBe(html);
  });

  it('read as before once the boundaries are taken out', () => {
    const text = 'ユーザーは「忘れた」を押します。API v1.2 を使う。 รหัส ผ่าน';
    expect(withoutBoundaries(withBoundaries(`<p>${text}</p>`))).toBe(`<p>${text}</p>`);
    expect(withoutBoundaries('自分の\u2060 <mark>パスワード\u2060</mark> を\u2060')).toBe(
      '自分の<mark>パスワード</mark>を',
    );
  });

  it('are parted in what somebody types as they are in pages', () => {
    expect(spaced('パスワードを回復')).toBe('パスワード を 回復');
    expect(spaced('忘记密码 reset')).toBe('忘记 密码 reset');
    expect(spaced('reset password')).toBe('reset password');
  });
});

it('the language of search records is one that Pagefind has stems for, and parts no words of', () => {
  expect(['de-CH', 'pt-BR', 'zh-Hant', 'ja', 'qaa'].map(stemmingLanguage)).toEqual([
    ...['de', 'pt', 'zho', 'jpn', 'qaa'],
  ]);
});
