import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/** Asks a question after the other; what is answered with nothing is what stands in parentheses. */
export interface Questions {
  /** Undefined when whoever is asked went away (Ctrl+C, Ctrl+D). */
  ask(question: string, otherwise: string): Promise<string | undefined>;
  close(): void;
}

/** Opens a conversation; without both ends a terminal, nobody would answer. */
export function questions(
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Questions {
  const lines = createInterface({ input, output });
  const gone = once(lines, 'close').then(() => undefined);
  return {
    ask: async (question, otherwise) => {
      const answer = await Promise.race([
        lines.question(`${question} (${otherwise}): `).catch(() => undefined),
        gone,
      ]);
      return answer?.trim() === '' ? otherwise : answer;
    },
    close: () => lines.close(),
  };
}
