import './shared/last-resort.ts';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { CACHE } from '../src/site/places.ts';
import { serve } from './lsp/serve.ts';
import { CONTENT, fromCaller, readArguments } from './shared/arguments.ts';
import { goOnAfterErrors } from './shared/last-resort.ts';
import { version } from './shared/version.ts';

/** Answers an editor from the content folders of its files, by the Language Server Protocol over standard input and output. */
const { options } = readArguments('variorum lsp', {
  content: CONTENT,
  stdio: { help: 'speak over standard input and output, which is the only way there is' },
});
goOnAfterErrors();
// Standard output is the protocol's: nothing else may be written there.
console.log = console.error;
const connection = createConnection(
  ProposedFeatures.all,
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
serve(connection, {
  version: version(),
  folders: options.content === undefined ? [] : [fromCaller(options.content)],
  cache: CACHE,
});
