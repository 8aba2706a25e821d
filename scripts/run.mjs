// Runs a command of Variorum: `node scripts/run.mjs build --out dist`. This file alone must run on any Node that npm
// runs on: it installs what is missing and hands over to the Node that the project carries as the npm package "node".
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundledCommands } from './commands/bundled-commands.mjs';
import { endWithNpm } from './shared/end-with-npm.mjs';

/** Ends the command with a sentence: a stack would say nothing to whoever called it. */
function fail(what, code = 1) {
  console.error(what);
  process.exit(code);
}
process.on('uncaughtException', ({ message }) =>
  fail(
    `The command cannot be started: ${message}. Look whether the folder of Variorum is complete and yours to write.`,
  ),
);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const carriedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const installMark = join(root, 'node_modules', '.variorum-install');
const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

/** Installs when the lock file is another than the one that was installed last. */
function install() {
  if (existsSync(carriedNode) && existsSync(installMark) && readFileSync(installMark, 'utf8') === lockHash)
    return;
  // What a command prints may be read by a program.
  console.error('Installing packages (once, and after package-lock.json changes) …');
  // Not "npm ci": it refuses a lock file that was made where a registry has no binaries for other platforms.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['inherit', 2, 2],
    shell: windows,
  });
  if (npm.status !== 0 || !existsSync(carriedNode))
    fail(
      'npm could not install the packages. Look at its messages above, check the connection to the npm registry, and try again.',
    );
  writeFileSync(installMark, lockHash);
}

const [command, ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${command}.ts`);
if (!command || !existsSync(script))
  fail(`There is no command "${command ?? ''}". See the scripts in package.json.`, 2);
install();
const path = [join(root, 'node_modules', '.bin'), dirname(carriedNode), process.env.PATH].join(
  windows ? ';' : ':',
);
const cache = join(root, 'node_modules', '.cache', 'variorum');
// Compiled modules are kept: every command starts a tenth of a second earlier, a build half a second.
const compiled = process.env.NODE_COMPILE_CACHE ?? join(cache, 'compiled');
const bundled = bundledCommands(root, join(cache, 'commands'), carriedNode);
/** What a script became, where it is among those that were bundled. */
const bundledOr = (source) => {
  const file = bundled === undefined ? source : join(bundled, basename(source).replace(/ts$/, 'mjs'));
  return existsSync(file) ? file : source;
};
// Before all else, so that a package that is missing is told like everything else that goes wrong.
const lastResort = pathToFileURL(bundledOr(join(root, 'scripts', 'shared', 'last-resort.ts'))).href;
// Node's warnings are about the code of Variorum and its packages: a writer could do nothing about them.
const child = spawn(carriedNode, ['--no-warnings', '--import', lastResort, bundledOr(script), ...args], {
  // Over the last one nothing is said: it closes when this process ends, however it ends.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: path,
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_COMPILE_CACHE: compiled,
    // Where tests and benchmarks find what they measure.
    ...(bundled === undefined ? {} : { VARIORUM_COMMANDS: bundled }),
    // npm runs scripts here wherever it was called; paths that were typed are meant from there.
    VARIORUM_CALLER: process.env.VARIORUM_CALLER ?? process.env.INIT_CWD ?? process.cwd(),
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  // These are what the system and Node do where memory ends.
  if (signal === 'SIGKILL' || signal === 'SIGABRT')
    fail(`The command was ended by ${signal}; the machine may have too little memory.`);
  process.exit(signal ? 1 : (code ?? 1));
});
endWithNpm(() => child.kill('SIGTERM'));
