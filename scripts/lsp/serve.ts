import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckFinding } from '../../src/checks/check-content.ts';
import { unsavedTexts } from '../../src/engine/library/folder/unsaved-texts.ts';
import { completionsAt, type FileAt } from './completion.ts';
import { type ContentFolder, ContentFolders } from './content-folder.ts';
import { definitionsAt } from './definition.ts';
import { diagnosticOf } from './diagnostics.ts';
import { findingsIn } from './findings.ts';
import { provedFix } from './fixes.ts';
import { hoverAt } from './hover.ts';
import { RenameRefusal, renamed, subjectAt } from './rename.ts';
import { rulePage } from './rule-page.ts';
import { Written } from './written.ts';

/** Milliseconds without a keystroke after which a text is looked at. */
const PAUSE = 120;
/** Of the protocol: the request was fine, and cannot be done. */
const REQUEST_FAILED = -32803;

/** What {@link serve} is told. */
export interface ServeOptions {
  version: string;
  /** content folders, or projects, besides those that the editor names */
  folders: readonly string[];
  /** absolute path of a folder for what may be kept */
  cache: string;
}

/** Answers an editor by the Language Server Protocol, until it says goodbye. */
export function serve(connection: Connection, { version, folders: known, cache }: ServeOptions): void {
  const documents = new TextDocuments(TextDocument);
  const folders = new ContentFolders();
  for (const folder of known) folders.add(folder);
  /** the findings that editors were told last, by their documents: their fixes are asked for by index */
  const told = new Map<string, CheckFinding[]>();
  let watches = false;
  let timer: NodeJS.Timeout | undefined;
  /** counts changes: what was begun before the last one is not told */
  let change = 0;

  connection.onInitialize(({ workspaceFolders, capabilities }: InitializeParams): InitializeResult => {
    for (const { uri } of workspaceFolders ?? []) {
      const folder = pathOf(uri);
      if (folder !== undefined) folders.add(folder);
    }
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'variorum', version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['"', "'", '/', '#', '(', '|', '%', '{', ' '] },
        hoverProvider: true,
        definitionProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
      },
    };
  });
  connection.onInitialized(() => {
    if (!watches) return;
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
      .catch(() => undefined);
  });

  const changedOnDisk = (): void => {
    for (const folder of folders.all) folder.changed();
    lookLater(undefined);
  };
  connection.onDidChangeWatchedFiles(changedOnDisk);
  documents.onDidSave(changedOnDisk);
  documents.onDidChangeContent(({ document }) => {
    const file = pathOf(document.uri);
    if (file === undefined) return;
    unsavedTexts.set(file, document.getText());
    folders.of(file)?.changed();
    lookLater(document.uri);
  });
  documents.onDidClose(({ document }) => {
    const file = pathOf(document.uri);
    if (file !== undefined) unsavedTexts.delete(file);
    told.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    changedOnDisk();
  });

  function lookLater(first: string | undefined): void {
    change++;
    clearTimeout(timer);
    timer = setTimeout(() => void lookAtAll(first, change), PAUSE);
  }

  /** Looks at every open document, at the one that was changed first. */
  async function lookAtAll(first: string | undefined, now: number): Promise<void> {
    const open = documents.all().toSorted((a, b) => Number(b.uri === first) - Number(a.uri === first));
    for (const document of open) {
      try {
        await tell(document, now);
      } catch (error) {
        connection.console.error(`Variorum could not look at ${document.uri}: ${messageOf(error)}`);
      }
      if (now !== change) return;
    }
  }

  async function tell(document: TextDocument, now: number): Promise<void> {
    const { uri, version: state } = document;
    const file = pathOf(uri);
    const folder = file === undefined ? undefined : folders.of(file);
    if (file === undefined || !folder) return;
    const written = new Written(document.getText());
    const found = await findingsIn(folder, folder.pathOf(file));
    if (now !== change) return;
    told.set(uri, found);
    const { root } = folder;
    const site = folder.library()?.site;
    const diagnostics = found.map((finding, index) => ({
      ...diagnosticOf(finding, { written, root, site, pageOf: (rule) => rulePage(rule, cache) }),
      data: index,
    }));
    await connection.sendDiagnostics({ uri, version: state, diagnostics });
  }

  /** Answers a question about a place in a file of a content folder; nothing is known of other places. */
  async function about<Answer>(
    { textDocument, position }: TextDocumentPositionParams,
    nothing: Answer,
    answer: (file: FileAt, offset: number, folder: ContentFolder) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const document = documents.get(textDocument.uri);
    const file = pathOf(textDocument.uri);
    const folder = file === undefined ? undefined : folders.of(file);
    const library = folder?.library();
    if (!document || file === undefined || !folder || !library) return nothing;
    const written = new Written(document.getText());
    try {
      return await answer({ library, path: folder.pathOf(file), written }, written.offset(position), folder);
    } catch (error) {
      if (error instanceof RenameRefusal) throw new ResponseError(REQUEST_FAILED, error.message);
      connection.console.error(`Variorum could not answer: ${messageOf(error)}`);
      return nothing;
    }
  }

  connection.onCompletion((params) => about(params, [], completionsAt));
  connection.onHover((params) =>
    about(params, undefined, (file, offset, folder) => hoverAt(folder, file, offset)),
  );
  connection.onDefinition((params) => about(params, [], definitionsAt));
  connection.onPrepareRename((params) =>
    about(params, null, (file, offset) => {
      const subject = subjectAt(file, offset);
      return subject ? { range: subject.range, placeholder: subject.name } : null;
    }),
  );
  connection.onRenameRequest((params) =>
    about(params, null, (file, offset) => renamed(file, offset, params.newName)),
  );
  connection.onCodeAction(({ textDocument: { uri }, context }): CodeAction[] =>
    context.diagnostics.flatMap((diagnostic) => {
      const finding = typeof diagnostic.data === 'number' ? told.get(uri)?.[diagnostic.data] : undefined;
      if (finding?.fix === undefined || finding.rule !== diagnostic.code) return [];
      return [
        {
          title: `Mend "${finding.rule}": no reader gets another text`,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          data: { uri, index: diagnostic.data },
        },
      ];
    }),
  );
  connection.onCodeActionResolve(async (action) => {
    const { uri, index } = action.data as { uri: string; index: number };
    const file = pathOf(uri);
    const folder = file === undefined ? undefined : folders.of(file);
    const finding = told.get(uri)?.[index];
    const edit = folder && finding && (await provedFix(folder, finding));
    if (edit) return { ...action, edit };
    connection.window.showWarningMessage(
      'This would change what somebody reads, or other files are not saved yet; nothing was changed.',
    );
    return action;
  });
  connection.onShutdown(() => clearTimeout(timer));
  documents.listen(connection);
  connection.listen();
}

/** The absolute path of a file of the disk; undefined for what an editor holds otherwise. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
