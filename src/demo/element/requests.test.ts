import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configFor } from '../machine/config.ts';
import type { Exchange } from '../machine/state.ts';
import { Session } from '../testing/session.ts';
import { curlOf, requestsHtml } from './requests.ts';
import { stripHtml } from './strip.ts';

const config = configFor({ productName: 'Asgardeo' });
/** What shells, JSON and HTML take for something else. */
const odd = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\'"$`\\!*~#&;|<>(){}[]%\n\t ', '\\\n', "'\\''", '&#39;', '</pre>'),
    fc.string(),
  ),
  maxLength: 60,
});

/** The request that `init` gets for a username. */
function asked(username: string): Exchange {
  return new Session().request(username.trim() ? username : 'x').exchanges[0]!;
}

/** The arguments that a shell hands to `curl`; variables that nothing defines are an error. */
function argumentsIn(commands: string): string[] {
  const shown = `curl() { printf '%s\\0' "$@"; }\n${commands}\n`;
  return execFileSync('sh', ['-eu'], { input: shown, env: {}, encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('a request as curl', () => {
  it('reads as on the page "Recovery API", with everything set that it uses', () => {
    expect(
      curlOf(asked('alex'), config),
    ).toBe(`BASE_URL='https://login.example.com/t/carbon.super/api/users/v2'
ACCESS_TOKEN='your token'
curl --request POST "$BASE_URL/recovery/password/init" \\
  --header "Authorization: Bearer $ACCESS_TOKEN" \\
  --header 'Content-Type: application/json' \\
  --data '{"claims":[{"uri":"http://wso2.org/claims/username","value":"alex"}]}'`);
  });

  it('hands a shell exactly the request, whatever was typed and whatever the tenant is called', () => {
    fc.assert(
      fc.property(odd, odd, (username, tenant) => {
        const exchange = { ...asked(username), path: `/t/${tenant}/api/users/v2/recovery/password/init` };
        expect(argumentsIn(curlOf(exchange, config))).toEqual([
          ...['--request', 'POST', `https://login.example.com${exchange.path}`],
          ...['--header', 'Authorization: Bearer your token'],
          ...['--header', 'Content-Type: application/json'],
          ...['--data', JSON.stringify(exchange.request)],
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('can be copied for every call of every way, and no password is in it', () => {
    const session = new Session('sms-otp')
      .request()
      .confirm('000000')
      .confirm()
      .reset('Lamp-Thirteen-Rivers-3');
    expect(session.calls).toEqual(['init 200', 'recover 202', 'confirm 406', 'confirm 200', 'reset 200']);
    for (const exchange of session.exchanges) {
      const [, , address] = argumentsIn(curlOf(exchange, config));
      expect(address).toBe(`https://login.example.com${exchange.path}`);
      expect(curlOf(exchange, config)).not.toContain('Rivers');
    }
  });
});

/** What stands below each label: `Request`, `Headers`, `Body`, … */
function labelled(html: string): [label: string, text: string][] {
  const parts = html.matchAll(
    /<(b|small)>(Request|Answer|Headers|Body)<\/\1>(.*?)(?=<small>|<div class=row>)/gs,
  );
  return Array.from(parts, ([, , label, text]) => [label!, textOf(text!)]);
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .trim();
}

describe('the log of requests', () => {
  it('names the method, path, headers and body of a request, and the status, reason, headers and body of its answer', () => {
    const exchange = asked('alex');
    expect(labelled(requestsHtml([exchange], config, null))).toEqual([
      ['Request', 'POST /t/carbon.super/api/users/v2/recovery/password/init'],
      ['Headers', 'Authorization: Bearer $ACCESS_TOKEN\nContent-Type: application/json'],
      ['Body', JSON.stringify(exchange.request, null, 2)],
      ['Answer', '200 OK'],
      ['Headers', 'Content-Type: application/json'],
      ['Body', JSON.stringify(exchange.response, null, 2)],
    ]);
  });

  it.each([
    [200, {}, '200 OK'],
    [202, null, '202 Accepted'],
    [404, {}, '404 Not Found'],
    [406, {}, '406 Not Acceptable'],
    [412, {}, '412 Precondition Failed'],
    [500, {}, '500 Internal server error'],
    [0, null, 'No answer'],
  ])('says what a %i is', (status, response, said) => {
    const html = requestsHtml([{ ...asked('alex'), status, response }], config, null);
    const strip = textOf(stripHtml([{ ...asked('alex'), status, response }]).split('<span>')[0]!);
    expect(strip).toMatch(/^POST \/recovery\/password\/init +(.*)$/);
    expect(strip.endsWith(said)).toBe(true);
    expect(textOf(html.match(/<summary>(.*?)<\/summary>/)![1]!), 'in the list too').toBe(strip);
    const answer = labelled(html).slice(3);
    const isEmpty = response === null;
    expect(answer).toEqual(
      status
        ? [
            ['Answer', said],
            ['Headers', isEmpty ? 'none' : 'Content-Type: application/json'],
            ['Body', isEmpty ? 'none' : '{}'],
          ]
        : [],
    );
  });

  it('colours names and texts, and takes nothing that was typed for HTML', () => {
    fc.assert(
      fc.property(odd, (username) => {
        const exchange = asked(username);
        const html = requestsHtml([exchange], config, null);
        const body = html.match(/<small>Body<\/small><pre>(.*?)<\/pre>/s)![1]!;
        expect(JSON.parse(textOf(body))).toEqual(exchange.request);
        const [uri, value] = [...body.matchAll(/<i>(.*?)<\/i>/gs)].map(([, text]) =>
          JSON.parse(textOf(text!)),
        );
        expect([uri, value]).toEqual(['http://wso2.org/claims/username', username.trim() || 'x']);
        const names = [...body.matchAll(/<i class=name>(.*?)<\/i>/gs)].map(([, text]) => textOf(text!));
        expect(names).toEqual(['"claims":', '"uri":', '"value":']);
        expect(body.replace(/<\/?i( class=name)?>/g, '')).not.toMatch(/[<>"]/);
      }),
    );
  });
});
