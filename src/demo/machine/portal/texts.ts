import { translated } from '../../words/translated.ts';
import type { Config } from '../config.ts';
import type { Method } from '../methods.ts';
import { duration } from '../server/messages.ts';
import type { Screen, Ui } from '../state.ts';

/** What the button that asks for a message is called, as in the guides. */
export const SEND: Record<Method, string> = {
  'email-link': 'Send Reset Link',
  'email-otp': 'Send Email OTP',
  'sms-otp': 'Send SMS OTP',
};

/** How the methods are called where the form lets people choose. */
export const CHOICE: Record<Method, string> = {
  'email-link': 'Send email link',
  'email-otp': 'Send Email OTP',
  'sms-otp': 'Send code via SMS',
};

const HEADINGS: Record<Screen, string> = {
  'sign-in': 'Sign in',
  username: 'Forgot password?',
  proof: 'Enter the code',
  'link-problem': 'This link does not work',
  password: 'Enter new password',
  done: 'Password changed',
  'signed-in': 'You are signed in',
  ended: 'Recovery has ended',
};

const STEPS: Screen[] = ['username', 'proof', 'password', 'done'];

/** The heading of the current step. */
export function heading({ screen, method }: Ui): string {
  return translated(screen === 'proof' && method === 'email-link' ? 'Check your email' : HEADINGS[screen]);
}

/** Which step this is, on the screens that are steps. */
export function stepCount({ screen }: Ui): string {
  const step = STEPS.indexOf(screen) + 1;
  return step ? translated('Step {0} of 4', step) : '';
}

/** The text below the heading. It never says whether an account exists. */
export function lead(ui: Ui, { minutes, product }: Config): string {
  const { screen, method, username, masked, isResent } = ui;
  const what = translated(method === 'email-link' ? 'link' : 'code');
  const where = translated(method === 'sms-otp' ? 'mobile phone' : 'email address');
  switch (screen) {
    case 'username':
      return translated('Enter your username. We send a {0} to your {1}.', what, where);
    case 'proof': {
      const to = masked ? translated('{0} ({1})', where, masked) : where;
      const it = translated(isResent ? 'a new {0}' : 'a {0}', what);
      const sent = translated('If an account exists for {0}, we have sent {1} to its {2}.', username, it, to);
      const [unit, count] = duration(minutes[method]);
      const validity = translated('It is valid for {0}.', translated(unit, count));
      const old = isResent ? ` ${translated('The old {0} no longer works.', what)}` : '';
      return `${sent} ${validity}${old}`;
    }
    case 'done':
      return translated('Sign in with the new password. The old one no longer works.');
    case 'signed-in':
      return translated('Welcome to {0}, {1}.', product, username);
    default:
      return '';
  }
}
