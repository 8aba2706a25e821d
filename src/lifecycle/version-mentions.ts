import { escapePattern } from '../engine/escape-pattern.ts';
import type { Rewrite } from './rewrite.ts';
import { GONE } from './tidy.ts';

/** As many lines are told. */
const MOST = 20;

/** Sentences about lines that still name a version that is gone: what they say of it, only a person can know. */
export function notesOfMentions(version: string, rewrite: Rewrite, files: readonly string[]): string[] {
  const named = new RegExp(`(?<![\\w./-])${escapePattern(version)}(?![\\w-]|\\.\\d)`);
  const lines = files.flatMap((file) =>
    (rewrite.text(file) ?? '')
      .replaceAll(GONE, '')
      .split('\n')
      .filter((line) => named.test(line))
      .map((line) => `${file} still names ${version}: ${shortened(line.trim())}`),
  );
  const rest = lines.length - MOST;
  return rest > 0
    ? [...lines.slice(0, MOST), `${rest} more ${rest === 1 ? 'line names' : 'lines name'} it.`]
    : lines;
}

function shortened(line: string): string {
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
