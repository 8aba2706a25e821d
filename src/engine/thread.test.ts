import { describe, expect, it } from 'vitest';
import { Thread } from './thread.ts';

/** A thread that runs some JavaScript. */
function threadOf<Question, Answer>(code: string): Thread<Question, Answer> {
  const door = new URL('./thread.ts', import.meta.url);
  const module = `import { answerQuestions } from ${JSON.stringify(door.href)};\n${code}`;
  return new Thread(new URL(`data:text/javascript,${encodeURIComponent(module)}`), 'does sums');
}

describe('a thread', () => {
  it('gives each question its answer, in whatever order they come', async () => {
    const thread = threadOf<number, number>(`
      let first;
      answerQuestions((n) => (n === 0 ? new Promise((resolve) => (first = resolve)) : (n === 3 && first(0), n * 2)));
    `);
    expect(await Promise.all([0, 1, 2, 3].map((n) => thread.ask(n)))).toEqual([0, 2, 4, 6]);
  });

  it('hands over what it made', async () => {
    const thread = threadOf<number, Uint8Array | number>(`
      let made;
      answerQuestions(
        (size) => (size === 0 ? made.length : (made = new Uint8Array(size).fill(7))),
        (answer) => (answer === made ? [answer.buffer] : []),
      );
    `);
    expect(await thread.ask(3)).toEqual(new Uint8Array([7, 7, 7]));
    expect(await thread.ask(0)).toBe(0);
  });

  it('says of a question what was wrong with it, and answers the next', async () => {
    const thread = threadOf<number, number>(
      'answerQuestions((n) => { if (n < 0) throw new Error("less than nothing"); return n; });',
    );
    await expect(thread.ask(-1)).rejects.toThrow('less than nothing');
    expect(await thread.ask(1)).toBe(1);
  });

  it('leaves nobody waiting when it ends, or cannot begin', async () => {
    const ending = threadOf<number, number>('answerQuestions(() => process.exit(3));');
    const asked = [ending.ask(1), ending.ask(2)];
    for (const each of asked) await expect(each).rejects.toThrow('the thread that does sums has ended');
    await expect(ending.ask(3)).rejects.toThrow('the thread that does sums has ended');
    await expect(threadOf<number, number>('throw new Error("no room");').ask(1)).rejects.toThrow('no room');
  });
});
