import type { Context } from '../context.ts';
import { digest } from '../digest.ts';
import type { Server } from '../state.ts';
import { type Answer, type Handler, link, refusal, textOf } from './answer.ts';
import { endFlow, findFlow } from './flow.ts';

/** `POST /recovery/password/confirm`: checks what the user received. */
export const confirm: Handler = (server, body, context) => {
  const code = textOf(body, 'confirmationCode');
  const otp = textOf(body, 'otp');
  return otp ? confirmOtp(server, code, otp, context) : confirmLink(server, code, context);
};

function confirmOtp(server: Server, id: string, otp: string, context: Context): Answer {
  const { now, config } = context;
  const flow = findFlow(server, id, now);
  if (flow?.secret && now <= flow.secret.ends) {
    if (flow.secret.value === digest(otp)) {
      flow.isConfirmed = true;
      return confirmed(otp, context);
    }
    flow.tries++;
    if (flow.tries >= config.maxTries) endFlow(server, flow);
  }
  // Quirk [C] PasswordRecoveryManagerImpl: wrong, expired and tried too often are one error, because the code catches
  // its own exception and looks the flow id up as if it were a link.
  return refusal(406, 'UAR-10015', 'Invalid confirmation code.', context);
}

/** Opening a link uses nothing up, as mail scanners open links too: the reset does. */
function confirmLink(server: Server, token: string, context: Context): Answer {
  const dot = token.indexOf('.');
  const flow = server.flows.find(({ id }) => id === token.slice(0, dot));
  if (!flow?.secret) {
    // Without a dot there is no flow to look for.
    return dot < 0
      ? refusal(406, 'UAR-10015', 'Invalid confirmation code.', context)
      : refusal(406, 'UAR-10018', 'No recovery flow data found.', context);
  }
  const secret = token.slice(dot + 1);
  if (flow.secret.value !== digest(secret))
    return refusal(406, 'UAR-10015', 'Invalid confirmation code.', context);
  if (context.now > flow.secret.ends) return refusal(406, 'UAR-10016', 'Expired confirmation code.', context);
  flow.isConfirmed = true;
  return confirmed(secret, context);
}

/** Quirk [C]: the reset code is the code from the message itself. */
function confirmed(resetCode: string, context: Context): Answer {
  return { status: 200, body: { resetCode, links: [link('next', 'reset', context)] } };
}
