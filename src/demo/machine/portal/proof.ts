import { textOf } from '../server/answer.ts';
import type { Exchange, Ui, World } from '../state.ts';
import { cleanCode, codeProblem } from './code.ts';
import { call, type Desk, failureOf, send } from './desk.ts';
import type { Problem } from './problems.ts';
import { end } from './request.ts';

/** A code was entered. */
export function confirm(desk: Desk, input: string): Problem | undefined {
  const { state, context } = desk;
  const code = cleanCode(input, context.config);
  const problem = codeProblem(code, context.config);
  if (problem) return problem;
  return send(desk, (next) => {
    const answer = call(desk, 'confirm', { confirmationCode: next.flow, otp: code });
    if (answer.status === 200) return proceed(next, answer);
    const failure = failureOf(answer);
    if (failure) return failure;
    strike(state.world, code);
    // The server has one answer for all. Whether the code has expired the portal tells by its own clock: the same for
    // known and unknown users. It still asks, because the server's clock decides.
    if (context.now > next.codeEnds) return 'code-expired';
    next.tries++;
    return next.tries < context.config.maxTries ? 'code-wrong' : end(next, 'too-many-tries');
  });
}

/** A link was opened: perhaps on another device, or long ago, so the page knows only what the link says. */
export function open(desk: Desk, link: string): Problem | undefined {
  return send(desk, (next) => {
    const answer = call(desk, 'confirm', { confirmationCode: link });
    const failure = failureOf(answer);
    if (failure) return failure;
    next.method = 'email-link';
    [next.flow = ''] = link.split('.');
    if (answer.status === 200) return proceed(next, answer);
    strike(desk.state.world, link);
    next.screen = 'link-problem';
    return linkProblem(textOf(answer.response, 'code'), link);
  });
}

/** Two UUIDs with a dot between. */
const WHOLE = /^[\da-f-]{36}\.[\da-f-]{36}$/;

function linkProblem(code: string, link: string): Problem {
  if (!WHOLE.test(link)) return 'link-damaged';
  if (code === 'UAR-10016') return 'link-expired';
  return code === 'UAR-10018' ? 'link-used' : 'link-replaced';
}

function proceed(next: Ui, { response }: Exchange): undefined {
  next.screen = 'password';
  next.resetCode = textOf(response, 'resetCode');
}

/** Remembers that a message's code or link was refused. */
function strike(world: World, secret: string): void {
  world.messages = world.messages.map((message) =>
    message.secret === secret ? { ...message, isRefused: true } : message,
  );
}
