import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import type { Finding } from '../../engine/finding.ts';
import { SHOWN } from '../client/fresh/messages.ts';
import { isAllowedHost } from '../serving/allowed-host.ts';
import { harden } from '../serving/hardened.ts';
import { answerPlainly } from '../serving/plain-answer.ts';
import { requestPath } from '../serving/request-path.ts';
import { type AnswerOptions, answerContent } from './content-answers.ts';
import { followFolders } from './follow-folders.ts';
import { internalFinding } from './internal-finding.ts';
import { isMdxModule, isModuleId } from './mdx-modules.ts';
import { OURS } from './needed-file.ts';
import type { Development } from './options.ts';
import { CONTENT_CHANGED, RELOAD } from './shown-revision.ts';
import { isWordModule } from './word-modules.ts';

/** What the content server needs to know. */
export interface ContentServerOptions extends AnswerOptions {
  changed: Development['changed'];
  watch: Development['watch'];
  opened?: Development['opened'];
  /** hears what the writer should know */
  found: (findings: readonly Finding[]) => void;
}

/** Files whose text pages show, and those of them that are no pages in MDX format themselves. */
const TEXT = /\.mdx?$/;
const MARKDOWN = /\.md$/;

/** What Vite sends as it lies on the disk: it neither asks what pages need, nor survives that a file vanishes meanwhile. */
const SENDERS = ['viteServePublicMiddleware', 'viteServeRawFsMiddleware', 'viteServeStaticMiddleware'];

const AGAIN = 'The development server starts again, since its settings have changed. Load the page again.';

/**
 * The development server's part for content: lets in what a page may ask for, serves what is no page, and reloads the open pages
 * after a change. Whatever is asked for and whatever happens to a file, the server goes on.
 */
export function contentServer(options: ContentServerOptions): Plugin {
  const { host, changed, watch, found, listening, opened } = options;
  return {
    name: 'variorum:content-server',
    configResolved({ server }) {
      // Variorum may lie outside the project: linked, or run by npx.
      server.fs.allow = [...server.fs.allow, ...OURS];
    },
    async configureServer(server) {
      const follower = {
        changed: (paths: readonly string[] | undefined) => {
          // Browsers set out at once; what they ask for is answered when the content has been read.
          callPages(server, paths);
          changed(paths);
          host.revision++;
        },
        failed: (error: unknown) => found([internalFinding(error)]),
      };
      followFolders(server.watcher, watch, follower, opened);
      // A change while the page was on its way has been told to nobody.
      server.environments.client.hot.on(SHOWN, (revision, client) => {
        if (revision !== host.revision) client.send(RELOAD);
      });
      // A system that follows no more files says so as an event, which ends the process of who does not listen.
      server.watcher.on('error', (error) => found([watchFinding(error)]));
      // Of a server that starts again, nothing that was asked can be answered.
      const { httpServer } = server;
      const tell = (error: unknown, response: ServerResponse): void =>
        httpServer?.listening === false
          ? answerPlainly(response, 503, AGAIN)
          : tellAndAnswer(error, response, found);
      if (httpServer) {
        const http = httpServer as Server;
        harden(http, (request) => isOfVite(server, request, listening));
        standBefore(
          http,
          (request, response) => answerContent(server, options, watch(), request, response),
          tell,
        );
      }
      return () => {
        const { middlewares } = server;
        middlewares.stack = middlewares.stack.filter(
          ({ handle }) => !SENDERS.includes((handle as { name: string }).name),
        );
        middlewares.use(((error, _request, response, _next) => {
          tell(error, response);
        }) satisfies Connect.ErrorHandleFunction);
      };
    },
  };
}

/**
 * Lets `answer` have each request first; false leaves it to who listened until now. Vite's own order of middlewares is no place for
 * that: it passes all of them by where a target is no path (`OPTIONS *`).
 */
function standBefore(
  server: Server,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>,
  failed: (error: unknown, response: ServerResponse) => void,
): void {
  const others = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    answer(request, response).then(
      (isAnswered) => {
        if (!isAnswered) for (const other of others) other.call(server, request, response);
      },
      (error) => failed(error, response),
    );
  });
}

function tellAndAnswer(error: unknown, response: ServerResponse, found: ContentServerOptions['found']): void {
  const finding = internalFinding(error);
  found([finding]);
  answerPlainly(response, 500, finding.message);
}

/** Whether a connection is the one by which Vite tells open pages of changes; addresses that it cannot read would end it. */
function isOfVite(server: ViteDevServer, { url = '', headers }: IncomingMessage, listening: string): boolean {
  const read = requestPath(url);
  return (
    isAllowedHost(headers.host, listening) &&
    read.kind === 'path' &&
    read.path === server.config.base &&
    /^vite-(?:hmr|ping)$/.test(headers['sec-websocket-protocol'] ?? '')
  );
}

function watchFinding(error: unknown): Finding {
  const { code = 'an unknown error' } = error as NodeJS.ErrnoException;
  const isLimit = code === 'ENOSPC' || code === 'EMFILE';
  return {
    severity: 'warning',
    rule: 'unwatched-files',
    message: `The system does not follow all files (${code}): some changes will not show by themselves.`,
    hint: isLimit
      ? 'Raise its limit of watched or open files, or reload pages yourself.'
      : 'Reload pages yourself after a change.',
  };
}

/**
 * Forgets what was made of the content, and tells the open pages.
 *
 * @param paths what changed; undefined when that is not known
 */
function callPages(server: ViteDevServer, paths: readonly string[] = ['']): void {
  // What imports a module is run again with it, and that is nearly all of the site and of Astro: 20 ms.
  const isStale = paths.every((path) => MARKDOWN.test(path))
    ? isModuleId
    : (id: string) => isMdxModule(id) || isWordModule(id);
  for (const { moduleGraph } of Object.values(server.environments))
    for (const [id, module] of moduleGraph.idToModuleMap)
      if (isStale(id)) moduleGraph.invalidateModule(module);
  // Of styles and pictures, a page's HTML says nothing.
  const isText = paths.every((path) => TEXT.test(path));
  server.environments.client.hot.send(isText ? CONTENT_CHANGED : RELOAD);
}
