import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between looks. Editors empty a file before they fill it; that takes less. */
const PAUSE = 15;
const MOST_LOOKS = 20;

/** Resolves when nobody is writing to a file any more, or when it is gone. */
export async function settled(file: string): Promise<void> {
  let before = state(file);
  for (let look = 0; look < MOST_LOOKS; look++) {
    await setTimeout(PAUSE);
    const now = state(file);
    if (now === before && now !== 'empty') return;
    before = now;
  }
}

function state(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 'gone';
  return stats.size === 0 ? 'empty' : `${stats.size} ${stats.mtimeMs}`;
}
