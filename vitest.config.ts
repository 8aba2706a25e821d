import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Milliseconds after which a test is given up. Nothing is measured by it: a busy machine takes many times as long as a calm one. */
const PATIENCE = 180_000;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: 'tests/stage/setup.ts',
    // Who waits for a page, a build or a server leaves a third of the processors unused.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 3 } },
  },
});
