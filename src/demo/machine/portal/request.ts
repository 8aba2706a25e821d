import { digest } from '../digest.ts';
import { uuid } from '../random.ts';
import { textOf } from '../server/answer.ts';
import type { Channel } from '../server/channels.ts';
import { flowTime } from '../server/flow.ts';
import { USERNAME_CLAIM } from '../server/init.ts';
import { freshUi, type Ui } from '../state.ts';
import { call, type Desk, failureOf, send, startTimes } from './desk.ts';
import type { Problem } from './problems.ts';

/** The username was sent off: `init`, then `recover` by the chosen channel. */
export function request(desk: Desk, input: string): Problem | undefined {
  const username = input.trim();
  if (username) {
    desk.state.ui = { ...desk.state.ui, username };
    return send(desk, (next) => start(desk, next));
  }
  // After a link on another device nobody knows the username: it has to be entered first.
  desk.state.ui = { ...desk.state.ui, username, screen: 'username' };
  return 'username-empty';
}

/** Another message was asked for. */
export function resend(desk: Desk): Problem | undefined {
  const { state, context } = desk;
  const { now, config } = context;
  if (now < state.ui.coolDownEnds) return 'cool-down';
  return send(desk, (next) => {
    const isLast = next.resends >= config.maxResends;
    // The portal knows when its resend code or the whole flow has expired. Then it starts anew rather than ask in vain,
    // so that nobody has to enter the username again.
    if (!isLast && now > Math.min(next.resendEnds, next.flowEnds)) return start(desk, next);
    const answer = call(desk, 'resend', { resendCode: next.resendCode });
    const failure = failureOf(answer);
    if (failure) return failure;
    if (isLast) return end(next, 'too-many-resends');
    // For an unknown user the resend code is made up and refused; the page goes on as if it were not.
    next.resends++;
    next.isResent = true;
    next.resendCode = textOf(answer.response, 'resendCode') || next.resendCode;
    startTimes(next, context);
    return undefined;
  });
}

/** Ends the recovery for a reason; the person can start again. */
export function end(next: Ui, reason: Problem): Problem {
  next.screen = 'ended';
  return reason;
}

function start(desk: Desk, next: Ui): Problem | undefined {
  const { context } = desk;
  const { username, method } = next;
  const found = call(desk, 'init', { claims: [{ uri: USERNAME_CLAIM, value: username }] });
  const info = found.status === 200 ? (found.response as Found)[0].channelInfo : undefined;
  const channel = info?.channels.find(({ type }) => type === (method === 'sms-otp' ? 'SMS' : 'EMAIL'));
  const sent = channel && call(desk, 'recover', { recoveryCode: info!.recoveryCode, channelId: channel.id });
  const failure = failureOf(found) ?? (sent && failureOf(sent));
  if (failure) return failure;
  // Known, unknown, locked, or without a number: the same page [P password-recovery-otp.jsp]. What the server did not
  // give is made up: codes that it will refuse, and four digits that are the same for the same username.
  const digits =
    channel?.value.slice(-4) ?? String(digest(username.toLowerCase())).slice(-4).padStart(4, '0');
  Object.assign(next, freshUi(method, username, 'proof'), {
    flow: textOf(sent?.response, 'flowConfirmationCode') || uuid(context.random),
    resendCode: textOf(sent?.response, 'resendCode') || uuid(context.random),
    masked: method === 'sms-otp' ? `******${digits}` : '',
    isResent: false,
    flowEnds: context.now + flowTime(method, context.config),
  });
  startTimes(next, context);
  return undefined;
}

/** What `init` answers when it has found somebody. */
type Found = [{ channelInfo: { recoveryCode: string; channels: Channel[] } }];
