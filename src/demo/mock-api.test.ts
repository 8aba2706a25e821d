import { describe, expect, it } from 'vitest';
import { configFor } from './machine/config.ts';
import type { Message } from './machine/state.ts';
import { createMockApi } from './mock-api.ts';
import { GOOD } from './testing/session.ts';

const BASE = 'https://api.example.com/t/acme/api/users/v2/recovery/password';
const config = configFor({ productName: 'Asgardeo', tenant: 'acme' });

function server(options = {}) {
  const messages: Omit<Message, 'id'>[] = [];
  const api = createMockApi({ config, onMessage: (message) => messages.push(message), ...options });
  const post = async (step: string, body: unknown, init: RequestInit = {}) => {
    const response = await api(
      new Request(`${BASE}/${step}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  };
  return { api, post, messages };
}

const claims = (value: string) => ({ claims: [{ uri: 'http://wso2.org/claims/username', value }] });

describe('the mock API', () => {
  it('recovers a password with a code, call by call', async () => {
    const { post, messages } = server();
    const started = await post('init', claims('alex'));
    expect(started).toMatchObject({
      status: 200,
      body: [
        {
          mode: 'recoverWithNotifications',
          channelInfo: {
            channels: [
              { id: '1', type: 'EMAIL', value: 'a***@e*****e.com', preferred: true },
              { id: '2', type: 'SMS', value: '********3902', preferred: false },
            ],
          },
          links: [{ rel: 'next', href: '/t/acme/api/users/v2/recovery/password/recover', type: 'POST' }],
        },
      ],
    });
    const [{ flowConfirmationCode, channelInfo }] = started.body;
    const sent = await post('recover', { recoveryCode: channelInfo.recoveryCode, channelId: '2' });
    expect(sent).toMatchObject({ status: 202, body: { code: 'PWR-02001', notificationChannel: 'SMS' } });
    const again = await post('resend', { resendCode: sent.body.resendCode });
    expect(again).toMatchObject({ status: 202, body: { code: 'UAR-02001', flowConfirmationCode } });
    const otp = messages[1]!.secret;
    const confirmed = await post('confirm', { confirmationCode: flowConfirmationCode, otp });
    expect(confirmed).toMatchObject({ status: 200, body: { resetCode: otp } });
    const reset = { resetCode: otp, flowConfirmationCode, password: GOOD };
    expect(await post('reset', { ...reset, password: 'weak' })).toMatchObject({
      status: 412,
      body: { code: 'Password policy violation', description: 'PWR-10006', resetCode: otp },
    });
    expect(await post('reset', reset)).toMatchObject({ status: 200, body: { code: 'PWR-02005' } });
    expect(await post('reset', reset)).toMatchObject({ status: 406, body: { code: 'UAR-10018' } });
  });

  it('answers an unknown user with 202 and nothing, or 404 where the server may say so', async () => {
    expect(await server().post('init', claims('nobody'))).toMatchObject({ status: 202, body: null });
    const open = server({ config: { ...config, notifyUserExistence: true } });
    expect(await open.post('init', claims('nobody'))).toMatchObject({
      status: 404,
      body: { code: 'UAR-10002' },
    });
  });

  it('answers a user without a contact with 404', async () => {
    const { post } = server({ config: { ...config, methods: ['sms-otp'] } });
    expect(await post('init', claims('sam'))).toMatchObject({ status: 404, body: { code: 'UAR-10003' } });
  });

  it('answers wrong and expired codes of every call', async () => {
    let now = 0;
    const { post } = server({ now: () => now });
    const refused = async (step: string, body: unknown) => {
      const answer = await post(step, body);
      return `${answer.status} ${answer.body.code}`;
    };
    const [{ channelInfo, flowConfirmationCode }] = (await post('init', claims('alex'))).body;
    const { recoveryCode } = channelInfo;
    expect(await refused('recover', { recoveryCode: 'x', channelId: '1' })).toBe('406 UAR-10001');
    expect(await refused('recover', { recoveryCode, channelId: '9' })).toBe('400 UAR-10004');
    now = 60_001;
    expect(await refused('recover', { recoveryCode, channelId: '1' })).toBe('406 UAR-10013');
    expect(await refused('resend', { resendCode: 'x' })).toBe('406 UAR-10012');
    expect(await refused('resend', {})).toBe('406 UAR-10012');
    expect(await refused('confirm', { confirmationCode: 'x.y' })).toBe('406 UAR-10018');
    expect(await refused('confirm', { confirmationCode: 'x' })).toBe('406 UAR-10015');
    expect(await refused('confirm', { confirmationCode: 'x', otp: 'y' })).toBe('406 UAR-10015');
    expect(await refused('reset', { resetCode: 'x', flowConfirmationCode, password: GOOD })).toBe(
      '406 UAR-10018',
    );
    const [next] = (await post('init', claims('alex'))).body;
    const sent = await post('recover', { recoveryCode: next.channelInfo.recoveryCode, channelId: '1' });
    const early = { resetCode: 'x', flowConfirmationCode: next.flowConfirmationCode, password: GOOD };
    expect(await refused('reset', early)).toBe('406 UAR-10015');
    now += 5 * 60_000 + 1;
    expect(await refused('resend', { resendCode: sent.body.resendCode })).toBe('406 UAR-10013');
    now += 24 * 3600_000;
    expect(await refused('resend', { resendCode: sent.body.resendCode })).toBe('406 UAR-10013');
  });

  it.each(['', '{', 'null', '[]', '"x"', '{"claims":{}}', '{"claims":"x"}', '{"claims":null}', '7'])(
    'answers the body %j with 400',
    async (body) => {
      for (const step of ['init', 'recover', 'confirm', 'reset'])
        expect(await server().post(step, body)).toMatchObject({ status: 400, body: { code: 'UE-10000' } });
    },
  );

  it.each([[[]], [[null]], [[{ uri: 'http://wso2.org/claims/givenname', value: 'alex' }]]])(
    'finds nobody by the claims %j',
    async (list) => {
      expect(await server().post('init', { claims: list })).toMatchObject({ status: 202 });
    },
  );

  it('answers wrong methods, paths and types as servers do', async () => {
    const { api, post } = server();
    const got = await api(new Request(`${BASE}/init`));
    expect([got.status, got.headers.get('allow'), await got.text()]).toEqual([405, 'POST', '']);
    expect(await post('nothing', {})).toMatchObject({ status: 404, body: null });
    expect(await post('init/', {})).toMatchObject({ status: 404 });
    expect(await post('__proto__', {})).toMatchObject({ status: 404 });
    expect(await post('init', '{}', { headers: { 'content-type': 'text/plain' } })).toMatchObject({
      status: 415,
    });
    const elsewhere = new Request('https://api.example.com/t/other/api/users/v2/recovery/password/init');
    expect((await api(elsewhere)).status).toBe(404);
  });

  it('shares nothing between two servers', async () => {
    const [one, other] = [server(), server()];
    const [{ channelInfo }] = (await one.post('init', claims('alex'))).body;
    const request = { recoveryCode: channelInfo.recoveryCode, channelId: '1' };
    expect((await other.post('recover', request)).status).toBe(406);
    expect((await one.post('recover', request)).status).toBe(202);
  });
});
