import { stripVTControlCharacters } from 'node:util';
import { describeError, keepDetails } from './describe-error.ts';
import { shown } from './shown.ts';
import { systemErrorCode } from './system-error.ts';

/** Names of the modules that MDX pages are compiled as: `guides/try.~acme~guides~try.mdx`. */
const MODULE = /\.~[^\s"'`:]*\.mdx/g;

/**
 * What an error that is none of ours (from Astro, Vite or a component) says to a writer: its message with the names of
 * their own files, without the stack, which is kept in a file. What the operating system refused is none of these programs'
 * making.
 */
export function describeForeignError(error: unknown): string {
  if (systemErrorCode(error) !== undefined) return describeError(error);
  const message = error instanceof Error ? error.message : String(error);
  const [said = ''] = stripVTControlCharacters(message).split('\nStack backtrace:');
  const lines = said.replace(MODULE, '.mdx').split('\n');
  const told = lines.filter((line) => line.trim() !== '' && !/^\s+at /.test(line)).slice(0, 12);
  const file =
    error instanceof Error && 'id' in error && typeof error.id === 'string'
      ? error.id.replace(MODULE, '.mdx')
      : undefined;
  const details = keepDetails(error);
  return [
    `The site cannot be built${file && !message.includes(file) ? ` (in ${file})` : ''}: ${shown(told.join('\n  '), { lines: true })}`,
    `If no component of yours is to blame, please report it${details === undefined ? '' : ` with ${details}`}.`,
  ].join('\n');
}
