import { type BigIntStats, statSync } from 'node:fs';

/** Milliseconds for which a file that changed is not taken to be at rest: it could change again, and say the same of itself as before. */
const UNREST = 2_000;

/** Texts by the paths of their files, with what the system said of these before they were read; undefined while none is kept. */
let texts: Map<string, { stamp: string; text: string }> | undefined;

/** From now on keeps texts in memory, for a process that reads a folder again after each change of a file in it. */
export function rememberTexts(): void {
  texts ??= new Map();
}

/**
 * The text of a file, from memory where it has not changed.
 *
 * @param file absolute path
 * @param read reads it; what gives no text is not kept
 */
export function rememberedText<Reading extends { text: string } | object>(
  file: string,
  read: () => Reading,
): Reading | { text: string } {
  if (texts === undefined) return read();
  const stamp = stampOf(file);
  const known = texts.get(file);
  if (stamp !== undefined && known?.stamp === stamp) return { text: known.text };
  const reading = read();
  if (stamp !== undefined && 'text' in reading) texts.set(file, { stamp, text: reading.text });
  else texts.delete(file);
  return reading;
}

/** What the system says of a file at rest; undefined for every other. */
function stampOf(file: string): string | undefined {
  const stats = lookAt(file);
  if (!stats?.isFile() || Date.now() - Number(stats.ctimeMs) < UNREST) return undefined;
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function lookAt(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
