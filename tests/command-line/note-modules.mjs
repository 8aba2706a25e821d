import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Loaded before a command: notes in the file `NOTED_MODULES` which modules of Astro and its tools the process loads. */
const OF_TOOLS = /\/node_modules\/(?:astro|vite|rolldown|@astrojs|@rolldown)\//;

registerHooks({
  load(url, context, next) {
    if (OF_TOOLS.test(url)) appendFileSync(process.env.NOTED_MODULES, `${url}\n`);
    return next(url, context);
  },
});
