import { uuid } from '../random.ts';
import { type Body, type Handler, link, refusal, textOf } from './answer.ts';
import { channelsOf } from './channels.ts';
import { perishable } from './flow.ts';

/** The claim in which `init` is given the username. */
export const USERNAME_CLAIM = 'http://wso2.org/claims/username';

/** `POST /recovery/password/init`: finds the user and the channels that reach them. */
export const init: Handler = (server, body, context) => {
  const { now, random, config } = context;
  const username = usernameIn(body);
  const account = server.accounts.find((known) => known.username === username.trim().toLowerCase());
  if (!account) {
    // Quirk [C]: an unknown user is a 202 without a body, unless Recovery.NotifyUserExistence is on.
    return config.notifyUserExistence
      ? refusal(404, 'UAR-10002', 'No user found.', context)
      : { status: 202, body: null };
  }
  // Quirk [C]: meant to be 403 (17003). The thrower prefixes the code, the mapper compares with the bare one, and the
  // error falls through to 500. Read, not executed: servers may differ.
  if (account.locked) return refusal(500, 'UAR-17003', 'User account is locked.', context);
  const channels = channelsOf(account, config);
  if (!channels.length) return refusal(404, 'UAR-10003', 'No verified recovery channels.', context);
  // A second start replaces a first one that has sent nothing yet.
  server.flows = server.flows.filter((flow) => flow.username !== account.username || flow.secret);
  const recoveryCode = perishable(uuid(random), config.minutes.recoveryCode, now);
  const flow = {
    id: uuid(random),
    username: account.username,
    recoveryCode,
    tries: 0,
    resends: 0,
    ends: recoveryCode.ends,
  };
  server.flows.push(flow);
  const answer = {
    mode: 'recoverWithNotifications',
    flowConfirmationCode: flow.id,
    channelInfo: { recoveryCode: recoveryCode.value, channels },
    links: [link('next', 'recover', context)],
  };
  return { status: 200, body: [answer] };
};

function usernameIn(body: Body): string {
  const claims: unknown = body.claims;
  const claim = Array.isArray(claims) && claims.find((one: Body | null) => one?.uri === USERNAME_CLAIM);
  return textOf(claim || {}, 'value');
}
