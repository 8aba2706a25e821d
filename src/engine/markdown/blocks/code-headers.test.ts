import { expect, test } from 'vitest';
import { render } from '../testing.ts';

async function code(lines: string[], codeHeaders = true): Promise<string> {
  return (await render(lines, { codeHeaders })).html;
}

test('code without a fence is in the language that its first line names, where the site has such lines', async () => {
  expect(await code(['    :::python', '    a = 1'])).toMatch(/data-language="python".*<code>a = 1<\/code>/);
  expect(await code(['    ::yaml', '    a: 1'])).toMatch(/data-language="yaml".*<code>a: 1<\/code>/);
  expect(await code(['    :::python', '    a = 1'], false)).toContain('<code>:::python\na = 1</code>');
});

test('its first line is code where it names more than a language, or there is no other', async () => {
  for (const line of ['#!/bin/sh', '::: a.b', ':python', ':::python a'])
    expect(await code([`    ${line}`, '    b'])).toContain(`<code>${line}\nb</code>`);
  expect(await code(['    :::python'])).toContain('<code>:::python</code>');
});

test('it numbers its lines and marks some where its first line says so', async () => {
  const asked: unknown[] = [];
  const highlight = async (blocks: readonly object[]) => {
    asked.push(...blocks);
    return blocks.map(() => '<pre></pre>');
  };
  await render(['    #!js hl_lines="2"', '    a', '    b'], { codeHeaders: true, highlight });
  expect(asked).toMatchObject([{ code: 'a\nb', language: 'js', firstLine: 1, marked: [2] }]);
});
