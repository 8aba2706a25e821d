const { existsSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** Starts the language server of the project; VS Code calls it in a workspace with a `site.yml`. */
exports.activate = async () => {
  const command = commandOf(workspace.getConfiguration('variorum').get('command') ?? []);
  // Without Variorum, there are still the snippets and the colours.
  if (!command) return;
  const [program, ...args] = command;
  client = new LanguageClient(
    'variorum',
    'Variorum',
    { command: program, args, options: { cwd: workspace.workspaceFolders?.[0]?.uri.fsPath } },
    {
      documentSelector: [
        { scheme: 'file', language: 'markdown' },
        { scheme: 'file', language: 'mdx' },
        { scheme: 'file', pattern: '**/site.{yml,yaml}' },
      ],
    },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();

/**
 * What starts the server: what the settings say, or the Variorum that is installed in a folder of the workspace or above it.
 *
 * @param {readonly string[]} configured
 */
function commandOf(configured) {
  if (configured.length > 0) return configured;
  for (const { uri } of workspace.workspaceFolders ?? [])
    for (let folder = uri.fsPath; ; folder = dirname(folder)) {
      const program = join(folder, 'node_modules', 'variorum', 'bin', 'variorum.cjs');
      if (existsSync(program)) return ['node', program, 'lsp', '--stdio'];
      if (dirname(folder) === folder) break;
    }
  return undefined;
}
