import { type Handler, refusal, textOf } from './answer.ts';
import { endFlow } from './flow.ts';
import { sendSecret } from './send.ts';

/** `POST /recovery/password/resend`: sends a new code or link, which ends the old one. */
export const resend: Handler = (server, body, context) => {
  const { now, config } = context;
  const code = textOf(body, 'resendCode');
  const flow = server.flows.find(({ resendCode }) => resendCode?.value === code);
  // The description does not require the resend code: without one it is simply wrong.
  if (!flow) return refusal(406, 'UAR-10012', 'Invalid resend code.', context);
  if (flow.resends >= config.maxResends) {
    // Quirk [C]: too many resends end the whole flow, and the error is that of a wrong confirmation code.
    endFlow(server, flow);
    return refusal(406, 'UAR-10015', 'Invalid confirmation code.', context);
  }
  if (now > flow.resendCode!.ends || now > flow.ends)
    return refusal(406, 'UAR-10013', 'Expired code.', context);
  flow.resends++;
  // Quirk [C]: the description says PWR-02002, and its link `next` leads to recover.
  return sendSecret(server, flow, context, 'UAR-02001', 'Confirmation code resent to the user.');
};
