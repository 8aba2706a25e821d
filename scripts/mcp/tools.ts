import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { describeError } from '../../src/site/report/describe-error.ts';
import { formatFinding } from '../../src/site/report/print-findings.ts';
import type { Guides } from './guides.ts';
import { Refusal } from './refusal.ts';

/** A text that must be given, with what to say where it is not. */
const text = (most: number, error: string) =>
  z.string({ error }).trim().min(1, error).max(most, `At most ${most} characters, please.`);
const variant = text(200, 'Name a variant by its id; the tool "variants" lists them.').describe(
  'the id of a product at a version, such as identity-server@7.2.0, or of a product without versions',
);
const page = text(2000, 'Name a page by its path; the tool "search" finds it.').describe(
  'path of the page as "search" names it, such as guides/sign-in.md, or its address',
);
const words = text(500, 'Say what to look for, in words.');

/** Nothing is written, and the same question has the same answer. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** Where guides come from, and who answers. */
export interface GuidesSource {
  /** those that are there now */
  guides: () => Promise<Guides>;
  /** absolute path of their content folder */
  root: string;
  /** of Variorum */
  version: string;
}

/** A server of the Model Context Protocol that answers from guides. */
export function guidesServer({ guides, root, version }: GuidesSource): McpServer {
  const server = new McpServer(
    { name: 'variorum', version },
    {
      instructions:
        'Guides of one or more products in several versions. Find out which product and version the user has ("variants" lists them), and ask for that one by its id in every call. A version that does not exist is refused; never answer from another one without saying so.',
    },
  );
  const answer = async (asked: (all: Guides) => string | Promise<string>): Promise<CallToolResult> => {
    try {
      return { content: [{ type: 'text', text: await asked(await guides()) }] };
    } catch (error) {
      return { content: [{ type: 'text', text: reason(error, root) }], isError: true };
    }
  };
  server.registerTool(
    'variants',
    {
      title: 'Products and versions',
      description:
        'Lists every product and version that there are guides for, by the ids that the other tools take.',
      annotations,
    },
    () => answer((all) => all.variants()),
  );
  server.registerTool(
    'search',
    {
      title: 'Search a version',
      description:
        'Finds the pages of one variant that have all words of a query, and says which other variants have it.',
      inputSchema: { variant, query: words.describe('words, names of buttons or settings') },
      annotations,
    },
    (asked) => answer((all) => all.search(asked.variant, asked.query)),
  );
  server.registerTool(
    'read',
    {
      title: 'Read a page',
      description:
        'Gives a page as one variant reads it, as Markdown. Its first line says in which other variants it reads the same.',
      inputSchema: { page, variant },
      annotations,
    },
    (asked) => answer((all) => all.read(asked.page, asked.variant)),
  );
  server.registerTool(
    'compare',
    {
      title: 'Compare two versions of a page',
      description: 'Says passage by passage what a page reads otherwise in variant b than in variant a.',
      inputSchema: { page, a: variant, b: variant },
      annotations,
    },
    (asked) => answer((all) => all.compare(asked.page, asked.a, asked.b)),
  );
  server.registerTool(
    'where',
    {
      title: 'Where a text stands',
      description:
        'Says in which variants and on which pages a text stands, word for word, and in which variants it does not.',
      inputSchema: { text: words.describe('a name, a setting or a sentence, as it is written') },
      annotations,
    },
    (asked) => answer((all) => all.where(asked.text)),
  );
  return server;
}

/** Why there is no answer, in words. */
function reason(error: unknown, root: string): string {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof FindingsError)) return describeError(error);
  const { findings, site } = error;
  return findings.map((finding) => formatFinding(finding, { root, site, colour: false })).join('\n\n');
}
