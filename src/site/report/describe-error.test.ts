import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommandFailure, describeError } from './describe-error.ts';

test('what is unknown becomes one sentence that asks for a report and names the file with the stack', () => {
  const said = describeError(
    new TypeError("Cannot read properties of undefined (reading 'x').\n    at here"),
  );
  expect(said).toMatch(
    /^This is a mistake in Variorum, not in your pages: Cannot read properties of undefined \(reading 'x'\)\. Please report it with .*error-.*\.txt\.$/,
  );
});

test('what is meant for the caller is told as it is', () => {
  expect(describeError(new CommandFailure('The build was ended.'))).toBe('The build was ended.');
});

test('whatever is thrown is told without a stack, and without what a terminal would obey', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything({ withNullPrototype: true, withDate: true, withMap: true }),
        fc.string({ unit: 'binary' }).map((text) => new Error(`${text}\n    at f (file:1:2)`)),
      ),
      (thrown) => {
        const said = describeError(thrown);
        expect(said).not.toMatch(/\n\s+at |[\p{Cc}\p{Surrogate}]/u);
        expect(said.length).toBeLessThan(2500);
      },
    ),
    { numRuns: 300 },
  );
});
