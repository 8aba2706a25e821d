import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandFile } from '../../scripts/commands/command-file.ts';
import { currentGuides } from '../../scripts/mcp/current-guides.ts';
import { ENDPOINT, serveHttp } from '../../scripts/mcp/serve-http.ts';
import { guidesServer } from '../../scripts/mcp/tools.ts';
import type { RunningServer } from '../../scripts/shared/listen.ts';
import { PROJECT } from '../../src/site/places.ts';
import { writeFolder } from './run-command.ts';

/** What a tool says, and whether it refuses. */
async function ask(
  client: Client,
  name: string,
  args: Record<string, string>,
): Promise<{ text: string; refused: boolean }> {
  const { content, isError = false } = await client.callTool({ name, arguments: args });
  const [{ text }] = content as [{ text: string }];
  return { text, refused: isError === true };
}

/** A question, what its answer says and what it must not say. */
interface Question {
  tool: string;
  args: Record<string, string>;
  says: string[];
  never?: string[];
  refused?: boolean;
}

const RECOVER = 'guides/recover-your-password.md';
const IS = (version: string) => `identity-server@${version}`;

const QUESTIONS: [string, Question][] = [
  [
    'which versions there are',
    {
      tool: 'variants',
      args: {},
      says: [
        '- asgardeo:',
        '- identity-server@7.2.0: the latest release',
        '- identity-server@next: not released',
      ],
    },
  ],
  [
    'of something that came later',
    {
      tool: 'search',
      args: { variant: IS('7.0.0'), query: 'OTP' },
      says: ['Nothing in identity-server@7.0.0', 'identity-server@7.1.0 (', 'asgardeo ('],
      never: ['page:'],
    },
  ],
  [
    'of something that was there already',
    {
      tool: 'search',
      args: { variant: IS('7.1.0'), query: 'SMS OTP' },
      says: ['page: guides/recover-your-password.md', '/identity-server/7.1.0/'],
      never: ['/identity-server/7.2.0/', '/asgardeo/'],
    },
  ],
  [
    'for a button of the next release',
    {
      tool: 'search',
      args: { variant: IS('7.1.0'), query: 'Send Email OTP' },
      says: [
        'No page of identity-server@7.1.0 has "Send Email OTP" word for word',
        'identity-server 7.2.0 and later',
      ],
    },
  ],
  [
    'for a setting in code',
    {
      tool: 'search',
      args: { variant: IS('7.2.0'), query: 'use_uppercase_in_otp' },
      says: [
        'One page of identity-server@7.2.0',
        'page: admin/server-configuration.md',
        'use_uppercase_in_otp = ',
      ],
    },
  ],
  [
    'for a setting that the version does not know',
    {
      tool: 'search',
      args: { variant: IS('7.1.0'), query: 'use_uppercase_in_otp' },
      says: ['Nothing in identity-server@7.1.0', 'identity-server@7.2.0 (one page)'],
    },
  ],
  [
    'with mistyped words',
    {
      tool: 'search',
      args: { variant: IS('7.2.0'), query: 'recovry' },
      says: ['Nothing in identity-server@7.2.0', 'Did you mean "recovery"?'],
    },
  ],
  [
    'with a word that no page has',
    {
      tool: 'search',
      args: { variant: IS('7.2.0'), query: 'kerberos spam folder' },
      says: [
        'No page of identity-server@7.2.0 has all words of "kerberos spam folder"',
        'page: guides/recover-your-password.md',
        'without: kerberos',
      ],
    },
  ],
  [
    'in the order in which readers find',
    {
      tool: 'search',
      args: { variant: IS('7.2.0'), query: 'three wrong codes' },
      says: ['pages of identity-server@7.2.0:\n\n- Recover your password > '],
    },
  ],
  [
    'for a name within a name',
    {
      tool: 'search',
      args: { variant: IS('7.2.0'), query: 'NotifyUser' },
      says: ['page: reference/recovery-api.md', 'Recovery.NotifyUserExistence'],
    },
  ],
  [
    'in a version of no product',
    {
      tool: 'search',
      args: { variant: 'v7.1.0', query: 'OTP' },
      says: ['A version alone names no product: ask for identity-server@7.1.0'],
      refused: true,
    },
  ],
  [
    'in the latest of no product',
    {
      tool: 'search',
      args: { variant: 'latest', query: 'OTP' },
      says: ['ask for identity-server@7.2.0'],
      refused: true,
    },
  ],
  [
    'in a version that is not out',
    {
      tool: 'search',
      args: { variant: IS('7.3.0'), query: 'OTP' },
      says: ['no version "7.3.0" of identity-server', 'the latest release is 7.2.0'],
      never: ['page:', 'Did you mean'],
      refused: true,
    },
  ],
  [
    'how to recover in the oldest version',
    {
      tool: 'read',
      args: { page: RECOVER, variant: IS('7.0.0') },
      says: [
        '> identity-server 7.0.0; differs in ',
        '# Recover your password',
        'Send Reset Link',
        '/identity-server/7.0.0/llms.txt',
      ],
      never: ['OTP'],
    },
  ],
  [
    'how to recover one version later',
    {
      tool: 'read',
      args: { page: RECOVER, variant: IS('7.1.0') },
      says: ['Send SMS OTP'],
      never: ['Send Email OTP'],
    },
  ],
  [
    'how to recover in the latest',
    {
      tool: 'read',
      args: { page: RECOVER, variant: IS('7.2.0') },
      says: [
        '> identity-server 7.2.0; same text in next; differs in 7.1.0, 7.0.0',
        'Send Email OTP',
        '](https://guides.example/identity-server/7.2.0/guides/my-account/',
      ],
    },
  ],
  [
    'by a short version',
    {
      tool: 'read',
      args: { page: RECOVER, variant: IS('7.1') },
      says: ['Did you mean identity-server@7.1.0?'],
      never: ['Send'],
      refused: true,
    },
  ],
  [
    'by a mistyped version',
    {
      tool: 'read',
      args: { page: RECOVER, variant: IS('nxt') },
      says: ['Did you mean identity-server@next?'],
      refused: true,
    },
  ],
  [
    'by no version',
    {
      tool: 'read',
      args: { page: RECOVER, variant: 'identity-server' },
      says: ['names no version', '7.0.0, 7.1.0, 7.2.0, next'],
      refused: true,
    },
  ],
  [
    'by "latest", which means another one every year',
    {
      tool: 'read',
      args: { page: RECOVER, variant: IS('latest') },
      says: ['Ask for identity-server@7.2.0.'],
      refused: true,
    },
  ],
  [
    'by a version of a product that has none',
    {
      tool: 'read',
      args: { page: RECOVER, variant: 'asgardeo@7.1.0' },
      says: ['asgardeo has no versions', 'Did you mean asgardeo,'],
      refused: true,
    },
  ],
  [
    'by a mistyped product',
    {
      tool: 'read',
      args: { page: RECOVER, variant: 'identity-sever@7.1.0' },
      says: ['There is no variant', 'Did you mean identity-server@7.2.0?'],
      never: ['Send'],
      refused: true,
    },
  ],
  [
    'by what readers call a product',
    {
      tool: 'read',
      args: { page: RECOVER, variant: 'WSO2 Identity Server 7.1.0' },
      says: ['Did you mean identity-server@7.1.0?'],
      refused: true,
    },
  ],
  [
    'for a page that came later',
    {
      tool: 'read',
      args: { page: 'admin/otp-format.md', variant: IS('7.0.0') },
      says: ['does not exist in identity-server@7.0.0', 'identity-server 7.1.0 and later'],
      refused: true,
    },
  ],
  [
    'by the address of another version',
    {
      tool: 'read',
      args: { page: '/identity-server/7.2.0/guides/recover-your-password/', variant: IS('7.0.0') },
      says: ['is one of identity-server@7.2.0, but identity-server@7.0.0 was asked for'],
      refused: true,
    },
  ],
  [
    'by an address of that version',
    {
      tool: 'read',
      args: {
        page: 'https://guides.example/identity-server/7.0.0/guides/recover-your-password.md',
        variant: IS('7.0.0'),
      },
      says: ['# Recover your password'],
      never: ['OTP'],
    },
  ],
  [
    'by an address that leads to the latest',
    {
      tool: 'read',
      args: {
        page: '/identity-server/latest/guides/recover-your-password/#afterwards',
        variant: IS('7.0.0'),
      },
      says: ['is one of identity-server@7.2.0, but identity-server@7.0.0 was asked for'],
      refused: true,
    },
  ],
  [
    'by a place in a page',
    {
      tool: 'read',
      args: { page: 'guides/recover-your-password.md#afterwards', variant: IS('7.0.0') },
      says: ['# Recover your password'],
    },
  ],
  [
    'by a title, for a page that came later',
    {
      tool: 'read',
      args: { page: 'Format of one-time code', variant: IS('7.0.0') },
      says: ['Did you mean "admin/otp-format.md"?'],
      refused: true,
    },
  ],
  [
    'for a mistyped page',
    {
      tool: 'read',
      args: { page: 'guides/recover-your-pasword', variant: 'asgardeo' },
      says: [`Did you mean "${RECOVER}"?`],
      refused: true,
    },
  ],
  [
    'for a page with components',
    {
      tool: 'read',
      args: { page: 'guides/recovery-scenarios.mdx', variant: 'asgardeo' },
      says: [
        '# What can go wrong',
        'https://guides.example/asgardeo/guides/recovery-scenarios.md has its whole text',
      ],
    },
  ],
  [
    'what came with a version',
    {
      tool: 'compare',
      args: { page: RECOVER, a: IS('7.0.0'), b: IS('7.1.0') },
      says: [
        'from identity-server@7.0.0 to identity-server@7.1.0',
        '+ Enter your username and choose Send SMS OTP.',
        '- Open the message and choose Reset Password.',
      ],
      never: ['Email OTP'],
    },
  ],
  [
    'what is new in what reads the same',
    {
      tool: 'compare',
      args: { page: RECOVER, a: IS('7.2.0'), b: IS('next') },
      says: ['The page reads the same in both.'],
    },
  ],
  [
    'what changed in a page that was not there',
    {
      tool: 'compare',
      args: { page: 'admin/otp-format.md', a: IS('7.0.0'), b: IS('7.1.0') },
      says: ['does not exist in identity-server@7.0.0'],
      refused: true,
    },
  ],
  [
    'since when there is a button',
    {
      tool: 'where',
      args: { text: 'send  sms OTP' },
      says: [
        'It does not stand in identity-server 7.0.0.',
        `- ${RECOVER}: asgardeo; identity-server 7.1.0 and later`,
      ],
    },
  ],
  [
    'which versions know a setting',
    {
      tool: 'where',
      args: { text: 'use_uppercase_in_otp' },
      says: ['stands in identity-server 7.2.0 and later.', 'identity-server until 7.1.0'],
    },
  ],
  [
    'where a sentence stands, with the marks that it has in Markdown',
    {
      tool: 'where',
      args: { text: '`0` to `9` may occur' },
      says: ['stands in asgardeo; identity-server 7.1.0 and later.', 'admin/otp-format.md'],
    },
  ],
  [
    'for what nobody wrote',
    {
      tool: 'where',
      args: { text: 'teleportation' },
      says: ['"teleportation" stands in no variant, word for word.'],
    },
  ],
];

describe("an agent that asks the project's own guides over standard input and output", () => {
  const client = new Client({ name: 'test', version: '1' });
  beforeAll(async () => {
    const args = ['--no-warnings', commandFile('mcp')];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: PROJECT }));
  });
  afterAll(() => client.close());

  it('learns what it can ask, and that nothing is written', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['variants', 'search', 'read', 'compare', 'where']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    expect(client.getInstructions()).toContain('never answer from another one');
  });

  it.each(QUESTIONS)('asks %s', async (_what, { tool, args, says, never = [], refused = false }) => {
    const answer = await ask(client, tool, args);
    for (const words of says) expect(answer.text).toContain(words);
    for (const words of never) expect(answer.text).not.toContain(words);
    expect(answer.refused).toBe(refused);
  });
});

describe('an agent that asks over HTTP', () => {
  const folder = writeFolder({
    'site.yml':
      'title: Kettle\nurl: https://kettle.example/docs\nproducts:\n  - { id: kettle, name: Kettle, versions: ["1", "2"] }\n',
    'index.md': '# Home\n\nStart here.\n',
    'old.md': '---\nwhen: is_version == "1"\n---\n# Boil\n\nFill it.\n\nPress the red button.\n',
    'new.md':
      '---\nwhen: is_version == "2"\nredirect_from: [old, older]\n---\n# Boil\n\nFill it.\n\nPress the blue button, see [home](index.md).\n',
  });
  const client = new Client({ name: 'test', version: '1' });
  let server: RunningServer;
  beforeAll(async () => {
    const guides = currentGuides(folder, { base: undefined, origin: undefined });
    server = await serveHttp(() => guidesServer({ guides, root: folder, version: '1' }), {
      port: 0,
      host: 'localhost',
    });
    await client.connect(new StreamableHTTPClientTransport(new URL(server.origin + ENDPOINT)));
  });
  afterAll(async () => {
    await client.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('compares a page with what it was called before, and reads it at its name', async () => {
    const { text } = await ask(client, 'compare', { page: 'old', a: 'kettle@1', b: 'kettle@2' });
    expect(text).toBe(
      '# Boil: from kettle@1 to kettle@2\n\nIn kettle@1 the page is "old.md", in kettle@2 "new.md".\n\nWhat is not here reads the same in both.\n\n## Boil\n\n- Press the red button.\n+ Press the blue button, see home (/).',
    );
    expect(await ask(client, 'read', { page: 'old', variant: 'kettle@2' })).toEqual({
      text: '"old.md" does not exist in kettle@2; there it is called "new.md".',
      refused: true,
    });
    expect((await ask(client, 'read', { page: 'older', variant: 'kettle@2' })).text).toContain(
      'called "new.md" now',
    );
    const address = { page: 'https://kettle.example/docs/kettle/latest/new/', variant: 'kettle@2' };
    expect((await ask(client, 'read', address)).text).toContain('# Boil');
    expect((await ask(client, 'read', { page: 'new', variant: 'kettle@2' })).text).toContain(
      '](https://kettle.example/docs/kettle/2/)',
    );
  });

  it('gets answers from the files as they are, and is told what is wrong with them', async () => {
    appendFileSync(join(folder, 'index.md'), '\nDescale it monthly.\n');
    expect((await ask(client, 'where', { text: 'descale it' })).text).toContain('- index.md: every variant');
    const broken = '# Home\n\n{% if is_version > "1" %}\nStart.\n';
    writeFileSync(join(folder, 'index.md'), broken);
    const answer = await ask(client, 'read', { page: 'index.md', variant: 'kettle@1' });
    expect(answer).toMatchObject({ refused: true, text: expect.stringContaining('index.md:3') });
    expect((await ask(client, 'search', { variant: 'kettle@1', query: 'red button' })).text).toContain(
      'page: old.md',
    );
    writeFileSync(join(folder, 'index.md'), '# Home\n\nStart here.\n');
  });

  it.each([
    ['a page of another site', 403, { headers: { origin: 'https://elsewhere.example' } }],
    ['a page without an address', 403, { headers: { origin: 'null' } }],
    ['another name of this machine', 421, { headers: { host: 'elsewhere.example' } }],
    ['a browser that opens it', 405, { method: 'GET' }],
    ['another path', 404, { path: '/' }],
    ['a request that is too large', 413, { body: 'x'.repeat(200_000) }],
    ['a page of this machine', 200, { headers: { origin: 'http://localhost:8080' } }],
  ])('answers %s with %i', async (_who, status, asked: Asked) => {
    expect(await statusOf(server.origin, asked)).toBe(status);
  });
});

interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** The status of the answer to a request with a question. */
function statusOf(
  origin: string,
  {
    method = 'POST',
    path = ENDPOINT,
    headers = {},
    body = '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}',
  }: Asked,
): Promise<number | undefined> {
  const types = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  return new Promise((resolve, reject) => {
    const sent = request(origin + path, { method, headers: { ...types, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}
