import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type Location,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { commandFile } from '../../scripts/commands/command-file.ts';
import { EXAMPLE_SITE } from '../../src/checks/rule.ts';
import { RULES } from '../../src/checks/rules.ts';
import { PROJECT } from '../../src/site/places.ts';
import { writeFolder } from './run-command.ts';

const SITE = `title: Orbit
products:
  - { id: cloud, name: Orbit Cloud, attributes: { console: Cloud Console } }
  - id: server
    name: Orbit Server
    versions:
      - "7.0.0"
      - { id: "7.1.0", attributes: { console: New Console } }
      - "7.2.0"
    attributes:
      console: Console
`;
const PAGE = `---
title: Recover
---

# Recover

Open the {{ console }}.

{% if product == "cloud" or is_version > "7.0.0" %}
Use a code.
{% else %}
Use a link.
{% endif %}

{% include "includes/note.md" %}

See [the roles](other.md#roles).
`;

let folder: string;
let server: ChildProcess;
let connection: ProtocolConnection;
/** what was told last of each document, and who waits for more */
const told = new Map<string, readonly Diagnostic[]>();
const waiting = new Set<() => void>();
const versions = new Map<string, number>();

const uriOf = (path: string): string => pathToFileURL(resolve(folder, path)).href;

/** Waits until what is told of a document is as it should be. */
async function diagnostics(
  path: string,
  isRight: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  for (;;) {
    const found = told.get(uriOf(path));
    if (found && isRight(found)) return found;
    const { promise, resolve: heard } = Promise.withResolvers<void>();
    waiting.add(heard);
    await promise;
  }
}

/** Opens a document with a text, or changes the one that is open. */
async function type(path: string, text: string): Promise<void> {
  const uri = uriOf(path);
  told.delete(uri);
  const version = (versions.get(uri) ?? 0) + 1;
  versions.set(uri, version);
  if (version === 1)
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text },
    });
  else
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
}

/** Types a text with a bar where the cursor is, and asks something about that place. */
async function ask<Answer>(method: string, path: string, text: string, more = {}): Promise<Answer> {
  const [before = ''] = text.split('│');
  const lines = before.split('\n');
  const position: Position = { line: lines.length - 1, character: lines.at(-1)!.length };
  await type(path, text.replace('│', ''));
  return connection.sendRequest(`textDocument/${method}`, {
    textDocument: { uri: uriOf(path) },
    position,
    ...more,
  });
}

const labels = async (text: string, path = 'recover.md'): Promise<string[]> =>
  (await ask<CompletionItem[]>('completion', path, text)).map(({ label }) => label);
const hover = async (text: string): Promise<string> => {
  const found = await ask<Hover | null>('hover', 'recover.md', text);
  return found ? (found.contents as { value: string }).value : '';
};

/** A text with edits of an editor in it. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
      text,
    );
}

beforeAll(async () => {
  folder = writeFolder({
    'site.yml': SITE,
    'recover.md': PAGE,
    'other.md':
      '# Other\n\n## Roles { #roles }\n\nIn the {{ console }}, see [above](recover.md).\n\n## More\n\nText.\n',
    'includes/note.md': '!!! note\n\n    Only {{ product_name }}.\n',
    'assets/phone.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'templates/steps.njk': '{% macro steps(name) %}Steps of {{ name }}.{% endmacro %}\n',
  });
  server = spawn(process.execPath, [commandFile('lsp'), '--stdio'], {
    cwd: PROJECT,
    env: { ...process.env, VARIORUM_CALLER: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    told.set(params.uri, params.diagnostics);
    for (const each of waiting) each();
    waiting.clear();
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'docs' }],
    capabilities: {},
  });
  expect(capabilities.hoverProvider).toBe(true);
  await connection.sendNotification('initialized', {});
});

afterAll(async () => {
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('findings', () => {
  it('are told of what is typed and not saved, and are gone when it is mended', async () => {
    await type('recover.md', PAGE.replace('{{ console }}', '{{ consle }}'));
    const [finding] = await diagnostics('recover.md', (found) => found.length > 0);
    expect(finding).toMatchObject({
      source: 'variorum',
      code: 'unknown-variable',
      severity: 1,
      range: { start: { line: 6, character: 12 }, end: { line: 6, character: 18 } },
    });
    expect(finding!.message).toContain('console');
    await type('recover.md', PAGE);
    await diagnostics('recover.md', (found) => found.length === 0);
  });

  it('of rules have the name of the rule, and a page about it that can be opened', async () => {
    await type('recover.md', `${PAGE}\n{% if is_version > "7.2.0" %}\nNew.\n{% endif %}\n`);
    const found = await diagnostics('recover.md', (all) => all.length > 0);
    const finding = found.find(({ code }) => code === 'never-true');
    expect(finding).toMatchObject({ severity: 2 });
    expect(finding!.codeDescription?.href).toMatch(/^file:.*\/never-true\.md$/);
  });

  it('in a file that is included are those of the pages that it is part of', async () => {
    await type('recover.md', PAGE);
    await type('includes/note.md', 'Only {{ prodct_name }}.\n');
    const [finding] = await diagnostics('includes/note.md', (found) => found.length > 0);
    expect(finding).toMatchObject({ code: 'unknown-variable', range: { start: { line: 0, character: 8 } } });
    await type('includes/note.md', 'Only {{ product_name }}.\n');
    await diagnostics('includes/note.md', (found) => found.length === 0);
  });

  it('of site.yml come while nothing can be opened, and questions are answered as before', async () => {
    await type('site.yml', SITE.replace('products:', 'prodcts:'));
    const found = await diagnostics('site.yml', (all) => all.length > 0);
    expect(found[0]!.message).toContain('products');
    expect(await labels(PAGE.replace('{{ console }}', '{{ con│'))).toContain('console');
    await type('site.yml', SITE);
    await diagnostics('site.yml', (all) => all.length === 0);
  });
});

describe('what may be typed', () => {
  it('is a version where a version is asked for, in their order', async () => {
    expect(await labels('{% if is_version > "│')).toEqual(['7.0.0', '7.1.0', '7.2.0']);
    expect(await labels('{% if product_name == "Orbit Cloud" or is_version not in ["7.0.0", "│')).toContain(
      '7.1.0',
    );
    expect(await labels('---\nwhen: is_version >= "│\n---\n\n# Text\n')).toContain('7.2.0');
  });

  it('is a product where a product is asked for', async () => {
    expect(await labels("{% if product_name == '│")).toEqual(['Orbit Cloud', 'Orbit Server']);
    expect(await labels('{% if is_version > "7.0.0" and product == "│')).toEqual(['cloud', 'server']);
  });

  it('is a name, a filter or a tag', async () => {
    expect(await labels('{{ │ }}')).toEqual(expect.arrayContaining(['console', 'product_name', 'steps']));
    expect(await labels('{{ console | up│ }}')).toContain('upper');
    expect(await labels('{% in│')).toContain('include');
    expect(await labels('---\nti│\n---\n\n# Text\n')).toEqual(expect.arrayContaining(['title', 'when']));
  });

  it('is a path of an include, a page, a picture, or the id of a heading', async () => {
    const includes = await ask<CompletionItem[]>('completion', 'recover.md', '{% include "│');
    const [first] = includes.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    expect(first!.label).toBe('includes/note.md');
    expect(await labels('See [it](│')).toEqual(['other.md', 'recover.md']);
    expect(await labels('![Phone](│')).toEqual(['assets/phone.svg']);
    expect(await labels('See [it](other.md#│')).toEqual(['other', 'roles', 'more']);
    expect(await labels('nav:\n  - │', 'site.yml')).toEqual(expect.arrayContaining(['other.md']));
    await type('site.yml', SITE);
  });

  it('replaces what is typed, and nothing else', async () => {
    const text = 'See [it](oth│';
    const [item] = await ask<CompletionItem[]>('completion', 'recover.md', text);
    expect(edited(text.replace('│', ''), [item!.textEdit as TextEdit])).toBe('See [it](other.md');
  });
});

describe('what is known of a place', () => {
  it('is where a condition holds, and where what follows else shows', async () => {
    expect(await hover(PAGE.replace('is_version >', 'is_ver│sion >'))).toContain(
      'True in cloud; server 7.1.0 and later',
    );
    expect(await hover(PAGE.replace('{% else', '{% el│se'))).toContain('server 7.0.0');
  });

  it('is the value of an attribute by variant', async () => {
    const text = await hover(PAGE.replace('{{ console', '{{ con│sole'));
    expect(text).toContain('`Cloud Console` in cloud');
    expect(text).toContain('`New Console` in server 7.1.0');
  });

  it('is which pages a file is part of', async () => {
    expect(await hover(PAGE.replace('includes/note', 'includes/│note'))).toContain('- recover.md');
  });
});

describe('the way to what is named', () => {
  const way = async (text: string): Promise<[string, number][]> =>
    (await ask<Location[]>('definition', 'recover.md', text)).map(({ uri, range }) => [
      uri.slice(pathToFileURL(folder).href.length + 1),
      range.start.line,
    ]);

  it('leads to included files, attributes, macros, pages and headings', async () => {
    expect(await way(PAGE.replace('includes/note', 'includes/│note'))).toEqual([['includes/note.md', 0]]);
    expect(await way(PAGE.replace('{{ console', '{{ con│sole'))).toEqual([
      ['site.yml', 2],
      ['site.yml', 10],
      ['site.yml', 7],
    ]);
    expect(await way('# Text\n\n{{ st│eps("x") }}\n')).toEqual([['templates/steps.njk', 0]]);
    expect(await way(PAGE.replace('other.md#', 'oth│er.md#'))).toEqual([['other.md', 2]]);
  });
});

describe('renaming', () => {
  const rename = (text: string, newName: string, path = 'recover.md') =>
    ask<WorkspaceEdit>('rename', path, text, { newName });

  it('of an attribute follows it everywhere', async () => {
    const { changes = {} } = await rename(PAGE.replace('{{ console', '{{ con│sole'), 'console_name');
    expect(Object.keys(changes).toSorted()).toEqual(['other.md', 'recover.md', 'site.yml'].map(uriOf));
    expect(edited(PAGE, changes[uriOf('recover.md')]!)).toBe(PAGE.replace('{{ console', '{{ console_name'));
    expect(edited(SITE, changes[uriOf('site.yml')]!)).toBe(SITE.replaceAll(/\bconsole:/g, 'console_name:'));
  });

  it('of the id of a heading follows the links to it', async () => {
    await type('recover.md', PAGE);
    const text = '# Other\n\n## Roles { #ro│les }\n\nSee [them](#roles), and {{ console }}.\n';
    const { changes = {} } = await rename(text, 'all-roles', 'other.md');
    expect(edited(text.replace('│', ''), changes[uriOf('other.md')]!)).toBe(
      text.replace('│', '').replaceAll('#roles', '#all-roles'),
    );
    expect(edited(PAGE, changes[uriOf('recover.md')]!)).toBe(PAGE.replace('#roles', '#all-roles'));
  });

  it('is refused in words where a name would mean something else', async () => {
    await expect(rename(PAGE.replace('{{ console', '{{ con│sole'), 'product_name')).rejects.toThrow(
      'There is something called "product_name" already.',
    );
    await expect(rename('# Text\n\n{% set console = "x" %}{{ con│sole }}\n', 'other_name')).rejects.toThrow(
      'makes a variable of that name itself',
    );
  });
});

describe('whatever is written', () => {
  it.each([
    '{% if │',
    '{{ │',
    '{% include "│',
    '---\n│',
    '{% if is_version > "7.│1.0 %}\n{% endif',
    '[a](│#',
    '{{ "│',
    '│',
    '{% for x in │ %}',
    '\uFEFF---\r\nwhen: [│\r\n---\r\n# A\r\n',
    '{#│',
    '{% include "../../../../etc/passwd│" %}',
  ])('is answered: %j', async (text) => {
    for (const method of ['completion', 'hover', 'definition', 'prepareRename'])
      await expect(ask(method, 'recover.md', text)).resolves.not.toThrow();
    await diagnostics('recover.md', () => true);
  });

  it('files outside of all content have no findings and no answers', async () => {
    const uri = 'file:///nowhere/at/all.md';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: '{{ x' },
    });
    const place = { textDocument: { uri }, position: { line: 400, character: 2 } };
    expect(await connection.sendRequest('textDocument/hover', place)).toBeNull();
    expect(await connection.sendRequest('textDocument/completion', place)).toEqual([]);
    const untitled = { textDocument: { uri: 'untitled:Untitled-1' }, position: { line: 0, character: 0 } };
    expect(await connection.sendRequest('textDocument/definition', untitled)).toEqual([]);
  });
});

const fixed = RULES.find(({ example }) => example.isFixed);
describe.runIf(fixed)('what mends a finding', () => {
  it('is proved, and is an edit of the text that is open', async () => {
    const { name, example } = fixed!;
    const other = writeFolder({ 'site.yml': EXAMPLE_SITE, 'page.md': '# Page\n\nText.\n', ...example.files });
    onTestFinished(() => rmSync(other, { recursive: true, force: true }));
    const page = join(other, 'page.md');
    await type(page, example.wrong);
    const all = await diagnostics(page, (found) => found.some(({ code }) => code === name));
    const found = all.filter(({ code }) => code === name);
    const uri = uriOf(page);
    const [action] = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: found[0]!.range,
      context: { diagnostics: found },
    });
    const { edit } = await connection.sendRequest<CodeAction>('codeAction/resolve', action!);
    expect(edited(example.wrong, edit!.changes![uri]!)).toBe(example.right);
  });
});
