import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CrashOutput } from './crash-output.ts';

const SAID = 'from a component\nand another line\n';
const CRASHES = [
  '\n<--- Last few GCs --->\n\n[1:0x1] 100 ms: Mark-Compact\n\n<--- JS stacktrace --->\n',
  'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n 1: 0x1 node::OOM\n',
  '#\n# Fatal error in , line 0\n# Fatal JavaScript invalid size error\n',
  "thread 'tokio-0' (7) panicked at crates/rolldown/src/lib.rs:1:2:\nRolldown panicked. This is a bug in Rolldown.\n",
];

test('what a process says is passed on until it breaks down, however it is cut into parts', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', ...CRASHES),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (crash, sizes) => {
        let passed = '';
        const output = new CrashOutput((line) => (passed += line));
        for (let at = 0, turn = 0; at < SAID.length + crash.length; turn++) {
          const size = sizes[turn % sizes.length]!;
          output.take((SAID + crash).slice(at, at + size));
          at += size;
        }
        const kept = output.end() ?? '';
        expect(passed.trimEnd()).toBe(SAID.trimEnd());
        expect(kept.trim()).toBe(crash.trim());
      },
    ),
  );
});
