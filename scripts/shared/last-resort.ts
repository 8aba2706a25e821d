import { writeSync } from 'node:fs';
import { describeError } from '../../src/site/report/describe-error.ts';

/**
 * Where every error ends that nobody expected. Each command imports this module before all others, and so does the process
 * that renders: whatever is thrown from then on reaches the writer as a sentence, and its stack a file.
 */

/** The code with which Node ends when nothing is left to do but the command still waits. */
const UNSETTLED = 13;

let goesOn = false;
let isEnding = false;
let isExpected: (error: unknown) => boolean = () => false;

/**
 * Lets the process go on after an unexpected error: a server that ended would take every page from its readers.
 *
 * @param expected tells of an error whether it follows from something that is no mistake, and is not told
 */
export function goOnAfterErrors(expected: typeof isExpected = isExpected): void {
  goesOn = true;
  isExpected = expected;
}

function end(error: unknown): void {
  // What fails while the process ends follows from what ended it.
  if (isEnding || isExpected(error)) return;
  isEnding = !goesOn;
  try {
    // At once, whatever standard error is: nothing is written any more after the exit.
    writeSync(process.stderr.fd, `${describeError(error)}\n`);
  } catch {
    // Nobody listens.
  }
  if (isEnding) process.exit(1);
}

process.on('uncaughtException', end);
process.on('unhandledRejection', end);
process.on('exit', (code) => {
  if (code === UNSETTLED) end(new Error('the command waits for something that will never come'));
});
// A reader that has seen enough (`| head`) does not end the work.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') end(error);
  });
