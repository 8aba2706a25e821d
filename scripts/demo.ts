import './shared/last-resort.ts';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { fromCaller, readArguments } from './shared/arguments.ts';
import { PROJECT } from './shared/project.ts';

/** Writes the recovery demo as one script, for pages that Variorum does not make. */
const { options } = readArguments('demo --', {
  out: { value: 'DIR', help: 'the folder to write recovery-demo.js to (default: dist-demo)' },
});
const out = options.out === undefined ? resolve(PROJECT, 'dist-demo') : fromCaller(options.out);
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: join(PROJECT, 'src/demo/element/recovery-demo.ts'),
      output: { entryFileNames: 'recovery-demo.js' },
    },
  },
});
console.log(
  `Written to ${join(out, 'recovery-demo.js')}. Use it so:\n\n` +
    '  <script type="module" src="recovery-demo.js"></script>\n' +
    '  <recovery-demo channel="sms-otp" product="Acme" methods="email-link sms-otp"></recovery-demo>',
);
