import { describe, expect, it } from 'vitest';
import type { Rule } from '../rule.ts';
import { findingsOf } from '../testing.ts';
import { largePicture } from './large-picture.ts';
import { poorAlternative } from './poor-alternative.ts';
import { repeatedAlternative } from './repeated-alternative.ts';
import { unusedPicture } from './unused-picture.ts';

const PICTURES = { 'a.png': '', 'b.png': '', 'c.png': '' };
const found = (rule: Rule, page: string, files: Record<string, string> = {}) =>
  findingsOf(rule, { ...PICTURES, ...files, 'page.md': page });

describe('the text of a picture', () => {
  it.each([
    '![image](a.png)',
    '![Screenshot 2](a.png)',
    '![a.png](a.png)',
    '<img src="a.png">',
    'x <img src=a.png> y',
  ])('says nothing: %s', async (text) => {
    expect(await found(poorAlternative, `# T\n\n${text}\n`)).toEqual([
      expect.stringMatching(/^page\.md:3:[13] This/),
    ]);
  });

  it.each(['![](a.png)', '<img src="a.png" alt="">', '![Image of the list](a.png)', '`<img src="a.png">`'])(
    'says enough: %s',
    async (text) => {
      expect(await found(poorAlternative, `# T\n\n${text}\n`)).toEqual([]);
    },
  );

  it('is the same for two pictures only where they are one, or one is for dark pages', async () => {
    const same = '![The list](a.png) ![the list](a.png) ![The list](b.png#only-dark) ![](b.png) ![](c.png)';
    expect(await found(repeatedAlternative, same)).toEqual([]);
    const branches =
      '![The list](a.png)\n\n{% if is_version >= "1.1.0" %}\n![The list](b.png)\n{% endif %}\n';
    expect(await found(repeatedAlternative, branches)).toEqual([
      'page.md:4:1 Another picture of this page, above, has the same text. (orbit@1.1.0 orbit@2.0.0 orbit@next)',
    ]);
  });
});

describe('a picture that nothing shows', () => {
  it('is none where anything names it', async () => {
    const files = {
      'a.css': 'x { background: url(pics/d.png) }',
      'pics/d.png': '',
      'e.png': '',
      'f.png': '',
      'g.mp4': '',
      'h i.png': '',
    };
    const page =
      '![x](a.png) {% if is_version == "9.0.0" %}![x](b.png){% endif %}\n\n<video src="g.mp4" poster="c.png"></video>\n\n![x](<h i.png>)\n\n<img src="e.png" alt="" srcset="f.png 2x">\n';
    expect(await found(unusedPicture, page, files)).toEqual([]);
  });

  it('is told whatever else is wrong, as long as every page can be read', async () => {
    expect(await found(unusedPicture, '![x](a.png) ![y](b.png) ![z](gone.png)\n')).toHaveLength(1);
    expect(await found(unusedPicture, '{% if %}', { 'other.md': '![x](a.png) ![y](b.png)\n' })).toEqual([]);
  });

  it('is told by its file, and no download is', async () => {
    const said = await found(unusedPicture, '![x](a.png) ![y](b.png)\n', { 'd.pdf': '' });
    expect(said).toEqual(['c.png:1:undefined No page shows this file, and none leads to it. ()']);
  });
});

describe('a large picture', () => {
  it('is told of its pixels or its bytes, where it is shown first', async () => {
    const files = {
      ...largePicture.example.files,
      'heavy.png': '\0'.repeat(1_100_000),
      'heavy.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="1">${' '.repeat(1_100_000)}</svg>`,
    };
    expect(
      await found(largePicture, '![x](orders.gif) ![y](orders.gif) ![z](heavy.png) ![d](heavy.svg)\n', files),
    ).toEqual([
      'page.md:1:6 The picture "orders.gif" has 4353 × 16 pixels, more than 4,000 in a direction. ()',
      'page.md:1:40 The picture "heavy.png" has 1.1 MB, more than 1 MB. ()',
      'page.md:1:56 The picture "heavy.svg" has 1.1 MB, more than 1 MB. ()',
    ]);
  });
});
