import { describe, expect, it } from 'vitest';
import { render } from '../testing.ts';

/** Everything that leads somewhere does so below a path. */
const moved = {
  resolveLink: (target: string) => `/l/${target}`,
  resolveImage: (target: string) => ({ url: `/p/${target}` }),
  resolveFile: (target: string) => `/f/${target}`,
};

describe('addresses in raw HTML', () => {
  it.each([
    [
      '<video src="v.mp4" poster=a.png controls></video>',
      '<video src="/f/v.mp4" poster="/p/a.png" controls>',
    ],
    ["<video><source src='v.mp4'><track src=t.vtt></video>", '<source src="/f/v.mp4"><track src="/f/t.vtt">'],
    ['<audio src="s.mp3"></audio>', '<audio src="/f/s.mp3">'],
    [
      '<picture><source srcset="a.png 1x,\n b.png  2x"></picture>',
      '<source srcset="/p/a.png 1x,\n /p/b.png  2x">',
    ],
    ['<iframe src="f.html"></iframe>', '<iframe src="/l/f.html">'],
    ['<object data="a.pdf" type="x"></object>', '<object data="/l/a.pdf" type="x">'],
    ['<a href=x/y/>a</a>', '<a href="/l/x/y/">a</a>'],
    ['<embed src=a.pdf />', '<embed src="/l/a.pdf" />'],
    ['<embed src="a.pdf" />', '<embed src="/l/a.pdf" />'],
    ['<map name="m"><area href="x.md" alt="x"></map>', '<area href="/l/x.md" alt="x">'],
    ['<form action="x.md"><button formaction="y">go</button></form>', '<form action="/l/x.md">'],
    ['<input type="image" src="a.png" alt="b">', 'src="/p/a.png"'],
    [
      '<svg><image href="a.png"/><use xlink:href="i.svg#x"/></svg>',
      '<image href="/p/a.png"/><use xlink:href="/p/i.svg#x"/>',
    ],
    ['<div style="background: url( \'a.png\' ), url(b.png)">x</div>', "url( '/p/a.png' ), url(/p/b.png)"],
    ['x <span style="background: url(a.png)">y</span>', 'url(/p/a.png)'],
  ])('lead where they should: %s', async (source, written) => {
    expect((await render([source], moved)).html).toContain(written);
  });

  it('of a picture are those of its set, too, and its text stays', async () => {
    const { html, images, files } = await render(['<img src="a.png" srcset="b.png 2x" alt="c">'], moved);
    expect(html).toContain('src="/p/a.png" srcset="/p/b.png 2x" alt="c"');
    expect(images).toMatchObject([{ target: 'a.png', text: 'c' }]);
    expect(files).toMatchObject([{ target: 'b.png', element: 'img', isPart: true }]);
  });

  it('are listed with the element, the line and the place of each', async () => {
    const source = ['x', '', '<video controls', '  src="v&amp;w.mp4"></video>'];
    const { files } = await render(source, moved);
    expect(files).toMatchObject([{ target: 'v&w.mp4', element: 'video', line: 2 }]);
    const { from, to } = files[0]!.range!;
    expect(source.join('\n').slice(from, to)).toBe('v&amp;w.mp4');
  });

  it('are none in scripts and in code', async () => {
    const source = '<script>x = "<video src=\'a.mp4\'>"</script>\n\n`<video src="b.mp4">`';
    const { html, files } = await render([source], moved);
    expect(files).toEqual([]);
    expect(html).toContain("<video src='a.mp4'>");
  });

  it('stay one of several, whatever their files are called', async () => {
    const named = { resolveImage: () => ({ url: '/a (1).png' }) };
    const source = '<p style="background: url(%281%29.png)">x</p>\n\n<img src="" srcset="a.png 2x" alt="">';
    const { html } = await render([source], named);
    expect(html).toContain('url(/a%20%281%29.png)');
    expect(html).toContain('srcset="/a%20%281%29.png 2x"');
  });

  it('that cannot be resolved stay as they are', async () => {
    const asTyped = { resolveFile: () => undefined, resolveImage: () => undefined };
    const { html } = await render(["<video src='a b.mp4' poster=c.png></video>"], asTyped);
    expect(html).toContain("<video src='a b.mp4' poster=c.png>");
  });
});
