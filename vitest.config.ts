import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Milliseconds after which a test is given up. Nothing is measured by it: a busy machine takes many times as long as a calm one. */
const PATIENCE = 180_000;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: 'tests/stage/setup.ts',
    // Browser tests wait for their pages half of the time. Three workers on two cores took no less.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 3 } },
  },
});
