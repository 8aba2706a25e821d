import { bundleCommands } from './bundle-commands.ts';

/** Writes the commands as few modules into a folder, for `run.mjs`, which has read no code that could do it. */
await bundleCommands(process.argv[2]!);
