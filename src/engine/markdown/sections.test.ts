import { describe, expect, test } from 'vitest';
import { render } from './testing.ts';

async function warnings(...lines: string[]): Promise<[rule: string, line: number][]> {
  const { problems } = await render(lines);
  return problems.map(({ rule, line }) => [rule, line]);
}

test('a section that a condition emptied is warned about (D5)', async () => {
  expect(await warnings('# A', '', 'Text', '', '## B', '', '', '## C', 'Text', '### D', '')).toEqual([
    ['empty-section', 4],
    ['empty-section', 9],
  ]);
});

test('a section with only subsections is fine', async () => {
  expect(await warnings('# A', '## B', 'Text')).toEqual([]);
});

test('a level that a condition left out is warned about (D5)', async () => {
  const { problems } = await render(['# A', 'Text', '### B', 'Text', '# C', 'Text']);
  expect(problems).toMatchObject([
    {
      rule: 'heading-jump',
      line: 2,
      message: 'The heading "B" is of level 3, but the one above it is of level 1.',
    },
  ]);
});

describe('a sentence that leads to something', () => {
  test('is told when a condition has left nothing below it (B4)', async () => {
    const { problems } = await render([
      '## T',
      '',
      'Follow these steps:',
      '',
      '',
      '## Next',
      '',
      'And **then**:',
    ]);
    expect(problems.map(({ rule, line, message }) => [rule, line, message])).toEqual([
      ['lonely-lead-in', 2, 'Nothing follows "Follow these steps:".'],
      ['lonely-lead-in', 7, 'Nothing follows "And then:".'],
    ]);
  });

  test('may lead to the sections below it', async () => {
    expect((await render(['# T', '', 'Follow these steps:', '', '## Step 1', '', 'Text'])).problems).toEqual(
      [],
    );
  });

  test('is none of our business where something follows, or in a list', async () => {
    const lines = [
      'Follow these:',
      '',
      '1. a',
      '',
      'See:',
      '',
      '```',
      'x',
      '```',
      '',
      '- Default:',
      '',
      '!!! note',
      '    Note:',
    ];
    expect((await render(lines)).problems).toEqual([]);
  });
});
