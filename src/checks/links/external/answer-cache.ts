import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Answer } from './ask-address.ts';

const HOUR = 3_600_000;
/** Milliseconds for which an answer counts: what is gone may be mended soon. */
const AGES: Readonly<Record<Answer['state'], number>> = {
  there: 7 * 24 * HOUR,
  unknown: 24 * HOUR,
  gone: HOUR,
};

const SCHEMA = z.record(
  z.string(),
  z.object({ state: z.enum(['there', 'gone', 'unknown']), found: z.string(), at: z.number() }),
);

/** What was found at addresses, kept in a file, so that nobody is asked again for every check. */
export class AnswerCache {
  readonly #file: string;
  readonly #now: number;
  readonly #answers: Map<string, Answer & { at: number }>;

  /**
   * @param file absolute path; what is no cache there counts as none
   * @param now milliseconds since 1970
   */
  constructor(file: string, now = Date.now()) {
    this.#file = file;
    this.#now = now;
    this.#answers = new Map(Object.entries(read(file)));
  }

  /** The answer of an address that is not too old. */
  get(address: string): Answer | undefined {
    const known = this.#answers.get(address);
    if (!known) return undefined;
    const age = this.#now - known.at;
    return age >= 0 && age < AGES[known.state] ? known : undefined;
  }

  set(address: string, { state, found }: Answer): void {
    this.#answers.set(address, { state, found, at: this.#now });
  }

  /** Writes what is known. @throws the file system's error */
  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(Object.fromEntries(this.#answers), undefined, 1)}\n`);
  }
}

function read(file: string): z.infer<typeof SCHEMA> {
  try {
    return SCHEMA.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
