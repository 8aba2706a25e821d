import { type Handler, refusal, textOf } from './answer.ts';
import { channelsOf, methodBy } from './channels.ts';
import { accountOf, flowTime } from './flow.ts';
import { sendSecret } from './send.ts';

/** `POST /recovery/password/recover`: sends the code or link by a channel. */
export const recover: Handler = (server, body, context) => {
  const { now, config } = context;
  const code = textOf(body, 'recoveryCode');
  const channel = textOf(body, 'channelId');
  const flow = server.flows.find(({ recoveryCode }) => recoveryCode?.value === code);
  if (!flow) return refusal(406, 'UAR-10001', 'Invalid recovery code.', context);
  if (now > flow.recoveryCode!.ends) return refusal(406, 'UAR-10013', 'Expired code.', context);
  if (!channelsOf(accountOf(server, flow), config).some(({ id }) => id === channel))
    return refusal(400, 'UAR-10004', 'Invalid channel.', context);
  // The newest message is the one that works, so what the user had going on before ends here.
  server.flows = server.flows.filter((other) => other === flow || other.username !== flow.username);
  delete flow.recoveryCode;
  flow.channel = channel;
  flow.ends = now + flowTime(methodBy(channel, server), config);
  // Quirk [C]: the description says PWR-02002.
  const told = 'Password recovery information sent via user preferred notification channel.';
  return sendSecret(server, flow, context, 'PWR-02001', told);
};
