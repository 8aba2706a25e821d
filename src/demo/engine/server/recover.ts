import { badRequest, type Handler, link, refusal, textOf } from './answer.ts';
import { EMAIL, flowMinutes, SMS, sendSecret } from './flow.ts';

/** `POST /recovery/password/recover`: sends the code or link by a channel. */
export const recover: Handler = (server, body, context) => {
  const { now, config } = context;
  const code = textOf(body, 'recoveryCode');
  const channel = textOf(body, 'channelId');
  if (!code || !channel) return badRequest(context);
  const flow = server.flows.find(({ recoveryCode }) => recoveryCode?.value === code);
  if (!flow) return refusal(406, 'UAR-10001', 'Invalid recovery code.', context);
  if (now > flow.recoveryCode!.ends) return refusal(406, 'UAR-10013', 'Expired code.', context);
  const account = server.accounts.find(({ username }) => username === flow.username)!;
  const isOffered =
    channel === SMS
      ? account.mobile && config.methods.includes('sms-otp')
      : channel === EMAIL && account.email && config.methods.some((method) => method !== 'sms-otp');
  if (!isOffered) return refusal(400, 'UAR-10004', 'The channel id does not exist.', context);
  // The newest message is the one that works, so what the user had going on before ends here.
  server.flows = server.flows.filter((other) => other === flow || other.username !== flow.username);
  delete flow.recoveryCode;
  flow.channel = channel;
  flow.ends = now + flowMinutes(server, channel, context) * 60_000;
  const message = sendSecret(server, flow, context);
  return {
    status: 202,
    body: {
      // Quirk [C]: the description says PWR-02002.
      code: 'PWR-02001',
      message: 'Password recovery information sent via user preferred notification channel.',
      ...sentBody(flow.id, channel, flow.resendCode!.value),
      links: [link('next', 'confirm', context), link('resend', 'resend', context)],
    },
    message,
  };
};

/** What recover and resend answer alike. */
export function sentBody(flow: string, channel: string, resendCode: string): Record<string, string> {
  return {
    flowConfirmationCode: flow,
    notificationChannel: channel === SMS ? 'SMS' : 'EMAIL',
    resendCode,
  };
}
