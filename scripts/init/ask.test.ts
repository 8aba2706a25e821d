import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { questions } from './ask.ts';

describe('a question', () => {
  it('is answered by a line, or by its default; nobody answers when the input ends', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const { ask, close } = questions(input, output);
    const answers = [];
    for (const line of ['Orbit\n', '\n']) {
      const answer = ask('Title', 'Docs');
      input.write(line);
      answers.push(await answer);
    }
    const last = ask('Title', 'Docs');
    input.end();
    expect([...answers, await last]).toEqual(['Orbit', 'Docs', undefined]);
    expect(String(output.read())).toContain('Title (Docs): ');
    close();
  });
});
