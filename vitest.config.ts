import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/stage/longest-first.ts';

/** Milliseconds after which a test is given up. Nothing is measured by it: a busy machine takes many times as long as a calm one. */
const PATIENCE = 180_000;

/** A module of a compiled site, which a build loads from its scratch folder. */
const COMPILED_SITE = /\/\.astro\/site-\d+\//;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: 'tests/stage/setup.ts',
    // Browser tests wait for their pages half of the time. Three workers on two cores took no less.
    // A file that began with a process of its own, and read the engine anew, took half a second more than its tests. Files put back what
    // they change of what outlives them: the environment, spies, the clock, the language of the demo.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // What Astro compiled for a build is code as it stands; to transform it again took as long as the build.
    server: { deps: { external: [COMPILED_SITE] } },
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: PATIENCE / 3 } },
  },
});
