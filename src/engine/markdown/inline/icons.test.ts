import { describe, expect, test } from 'vitest';
import { readTitle } from '../read-title.ts';
import { html, render } from '../testing.ts';
import type { IconDrawing } from '../types.ts';

const resolveIcon = (name: string): IconDrawing => {
  if (name === 'material-clock') return { kind: 'drawn', box: '0 0 24 24', shapes: '<path d="M1 2"/>' };
  return name.startsWith('simple-')
    ? { kind: 'missing-package', package: 'simple-icons' }
    : { kind: 'unknown', package: '@mdi/svg' };
};

describe('an icon', () => {
  test('of a set is drawn where it stands, and takes attributes', async () => {
    const { html, problems, headings } = await render(
      ['## :material-clock:{ .lg title="x" } Time', '', 'x'],
      { resolveIcon },
    );
    expect(html).toContain(
      '<svg class="drawn-icon lg" viewBox="0 0 24 24" title="x" role="img" aria-label="x"><path d="M1 2"/></svg> Time',
    );
    expect(headings[0]).toMatchObject({ id: 'time', text: 'Time' });
    expect(problems).toEqual([]);
  });

  test('of the project itself is drawn by its name, and is no part of titles', async () => {
    const ownIcon = (name: string) =>
      name === 'brand-logo'
        ? ({ kind: 'drawn', box: '0 0 9 9', shapes: '<g fill="red"><path d="M1"/></g>' } as const)
        : undefined;
    const { html } = await render([':brand-logo:{ .lg } :brand-lid: :tada:'], { ownIcon, icons: ['icons'] });
    expect(html).toBe(
      '<p><svg class="drawn-icon lg" viewBox="0 0 9 9" aria-hidden="true"><g fill="red"><path d="M1"/></g></svg> :brand-lid: 🎉</p>\n',
    );
    expect(readTitle('# :brand-logo: Kettle a:b-c:d', 'md', { icons: ['icons'] })?.text).toBe(
      'Kettle a:b-c:d',
    );
    expect(readTitle('# :brand-logo: Kettle', 'md', {})?.text).toBe(':brand-logo: Kettle');
  });

  test('of the site itself asks nobody', async () => {
    const { html } = await render([':material-check:'], { resolveIcon });
    expect(html).toBe('<p><span class="icon" data-icon="material-check" aria-hidden="true"></span></p>\n');
  });

  test('that nobody has is told: its package, or that there is none of its name', async () => {
    const { html, problems } = await render(['a', '', ':simple-git: :material-foo:'], { resolveIcon });
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['missing-icons', 2],
      ['unknown-icon', 2],
    ]);
    expect(problems[0]!.hint).toMatch(/^Run npm install simple-icons\./);
    expect(html).toContain('data-icon="simple-git"');
  });
});

test.each([
  [':hugging:', '🤗'],
  [':fingerprint:', '🫆'],
  [':flag_de:', '🇩🇪'],
  [':regional_indicator_a:', '🇦'],
  [':wave_tone3:', '👋🏽'],
  [':man_raising_hand_tone1:', '🙋🏻‍♂️'],
  [':flag_zz:', ':flag_zz:'],
  [':wave_tone9:', ':wave_tone9:'],
])('the emoji that Twemoji calls %s', async (name, emoji) => {
  expect(await html(name)).toBe(`<p>${emoji}</p>`);
});

test('names of Twemoji that GitHub has under others', async () => {
  expect(await html(':slight_smile: :slight_frown:')).toBe('<p>🙂 🙁</p>');
});
