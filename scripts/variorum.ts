import './shared/last-resort.ts';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { closest } from '../src/engine/suggest.ts';
import { CACHE, PROJECT, ROOT } from '../src/site/places.ts';
import { endWithNpm } from './shared/end-with-npm.mjs';
import { leaveOutOfGit } from './shared/leave-out-of-git.ts';
import { SUMMARIES } from './shared/summaries.ts';
import { version } from './shared/version.ts';

/** The commands of the program: where each stands. */
const COMMANDS: Record<keyof typeof SUMMARIES, () => Promise<unknown>> = {
  init: () => import('./init.ts'),
  dev: () => import('./dev.ts'),
  build: () => import('./build.ts'),
  shards: () => import('./shards.ts'),
  assemble: () => import('./assemble.ts'),
  import: () => import('./import.ts'),
  preview: () => import('./preview.ts'),
  check: () => import('./check.ts'),
  release: () => import('./release.ts'),
  retire: () => import('./retire.ts'),
  rename: () => import('./rename.ts'),
  explain: () => import('./explain.ts'),
  diff: () => import('./diff.ts'),
  impact: () => import('./impact.ts'),
  mcp: () => import('./mcp.ts'),
  lsp: () => import('./lsp.ts'),
  headers: () => import('./headers.ts'),
  demo: () => import('./demo.ts'),
};

/** Runs the command that is named first; the rest of the line is its own. */
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
  console.log(help());
  process.exit(name === undefined ? 2 : 0);
}
if (name === '--version' || name === '-v') {
  console.log(version());
  process.exit(0);
}
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : undefined;
if (!command) {
  const meant = closest(name, Object.keys(COMMANDS));
  console.error(
    `There is no command "${name}".${meant ? ` Did you mean "variorum ${meant}"?` : ''} See variorum --help.`,
  );
  process.exit(2);
}
process.argv = [process.argv[0]!, join(PROJECT, 'scripts', name), ...rest];
keepCompiled();
// As Ctrl+C would.
endWithNpm(() => process.kill(process.pid, 'SIGTERM'));
await command();

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((each) => each.length));
  const lines = Object.entries(SUMMARIES).map(([each, text]) => `  ${each.padEnd(width)}  ${text}`);
  return `usage: variorum COMMAND [options]\n\n${lines.join('\n')}\n\nvariorum COMMAND --help tells the options of one. Version ${version()}.`;
}

/** Compiled modules are kept: every command starts a tenth of a second earlier, a build half a second. */
function keepCompiled(): void {
  // Where the packages of a project are, nobody commits anything.
  if (dirname(CACHE) === ROOT) leaveOutOfGit(CACHE);
  process.env.NODE_COMPILE_CACHE ??= join(CACHE, 'compiled');
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
}
