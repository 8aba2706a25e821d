import './shared/last-resort.ts';
import { startVitest } from 'vitest/node';
import { PROJECT } from '../src/site/places.ts';
import { ensureBrowser } from './shared/browser.ts';
import { endWithRunner } from './shared/end-with-runner.ts';

/**
 * Runs every test, or those whose files match the words given: `npm test -- template`. Ends with one line over all
 * suites, `N passed, N failed`, which CI reads.
 */
endWithRunner();
process.chdir(PROJECT);
const filters = process.argv.slice(2);
process.env.CHROME_PATH = ensureBrowser();
const vitest = await startVitest(filters, { watch: false, run: true });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const failed = tests.filter((test) => test.result().state === 'failed').length;
const passed = tests.filter((test) => test.result().state === 'passed').length;
const skipped = tests.length - passed - failed;
const brokenFiles = vitest.state
  .getTestModules()
  .filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
const errors = vitest.state.getUnhandledErrors().length;
await vitest.close();
if (tests.length === 0) console.error('No test ran.');
console.log(
  `${passed} passed, ${failed + brokenFiles + errors} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(failed + brokenFiles + errors > 0 || passed === 0 ? 1 : 0);
