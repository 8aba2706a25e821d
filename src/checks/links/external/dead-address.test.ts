import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findingsOf } from '../../testing.ts';
import { AnswerCache } from './answer-cache.ts';
import { deadAddress } from './dead-address.ts';
import { isPublicHost } from './public-host.ts';

/** A server that notes what it is asked, and how many questions wait for an answer at the same time. */
async function served(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: string[] = [];
  let waiting = 0;
  const atOnce = { most: 0 };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    atOnce.most = Math.max(atOnce.most, ++waiting);
    response.on('close', () => waiting--);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return { home: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, atOnce, close };
}

function options() {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-external-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const pace = { hosts: 4, pause: 0, timeout: 5000, retries: 1, backoff: 0 };
  return { ...pace, cache: join(folder, 'answers.json'), isAsked: () => true };
}

const answerByPath = (request: IncomingMessage, response: ServerResponse): void => {
  const [, code = '200'] = /^\/(\d{3})/.exec(request.url ?? '') ?? [];
  // Some servers know no HEAD.
  response.statusCode = request.url === '/no-head' && request.method === 'HEAD' ? 404 : Number(code);
  response.end('x');
};

describe('links to other sites', () => {
  it('are asked once, one after the other, and those that lead nowhere are told', async () => {
    const { home, asked, atOnce } = await served(answerByPath);
    const page = `[a](${home}/404) [b](${home}/200#x) [c](${home}/200#y) [d](${home}/no-head) [e](${home}/403) [f](${home}/503)\n`;
    const found = await findingsOf(deadAddress(options()), { 'page.md': page });
    expect(found).toEqual([
      expect.stringMatching(/^page\.md:1:5 The address \S+\/404 answers with 404\. \(cloud orbit@1/),
      expect.stringMatching(/answers with 503\./),
    ]);
    expect(asked.filter((each) => each.endsWith('/200'))).toEqual(['HEAD /200']);
    expect(asked.filter((each) => each.endsWith('/no-head'))).toEqual(['HEAD /no-head', 'GET /no-head']);
    expect(asked.filter((each) => each.endsWith('/503'))).toHaveLength(4);
    expect(atOnce.most).toBe(1);
  });

  it('are not asked again as long as the answer counts', async () => {
    const { home, asked } = await served(answerByPath);
    const rule = deadAddress(options());
    const files = { 'page.md': `[a](${home}/404) [b](${home}/200)\n` };
    expect(await findingsOf(rule, files)).toEqual(await findingsOf(rule, files));
    expect(asked).toEqual(['HEAD /404', 'GET /404', 'HEAD /200']);
  });

  it('are given up after some time', async () => {
    const { home } = await served(() => {});
    const found = await findingsOf(deadAddress({ ...options(), timeout: 20 }), { 'page.md': `<${home}/>\n` });
    expect(found).toEqual([expect.stringContaining('does not answer within 0.02 seconds.')]);
  });

  it('at a host that is not there are told', async () => {
    const { home, close } = await served(answerByPath);
    await close();
    const found = await findingsOf(deadAddress(options()), { 'page.md': `<${home}/>\n` });
    expect(found).toEqual([expect.stringContaining('is at a host that refuses to answer.')]);
  });

  it('of examples and of the machine itself are not asked', () => {
    expect(
      ['localhost', '127.0.0.1', '[::1]', 'a.example.com', 'idp.local', 'x.test'].filter(isPublicHost),
    ).toEqual([]);
    expect(['wso2.com', 'myexample.com'].filter(isPublicHost)).toHaveLength(2);
  });
});

describe('the answers that are kept', () => {
  it('count for a week, what is gone for an hour, and a damaged file holds none', () => {
    const { cache: file } = options();
    const hour = 3_600_000;
    const then = new AnswerCache(file, 0);
    then.set('a', { state: 'there', found: 'x' });
    then.set('b', { state: 'gone', found: 'x' });
    then.save();
    const known = (now: number) => ['a', 'b'].filter((each) => new AnswerCache(file, now).get(each));
    expect([known(hour - 1), known(hour), known(8 * 24 * hour)]).toEqual([['a', 'b'], ['a'], []]);
    writeFileSync(file, readFileSync(file, 'utf8').slice(1));
    expect(known(1)).toEqual([]);
  });
});
