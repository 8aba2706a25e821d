import type { Config, Method } from '../config.ts';
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
  return screen === 'proof' && method === 'email-link' ? 'Check your email' : HEADINGS[screen];
}

/** Which step this is, on the screens that are steps. */
export function stepCount({ screen }: Ui): string {
  const step = STEPS.indexOf(screen) + 1;
  return step ? `Step ${step} of 4` : '';
}

/** The text below the heading. It never says whether an account exists. */
export function lead(ui: Ui, { minutes, product }: Config): string {
  const { screen, method, username, masked, isResent } = ui;
  const what = method === 'email-link' ? 'link' : 'code';
  const where = method === 'sms-otp' ? 'mobile phone' : 'email address';
  switch (screen) {
    case 'username':
      return `Enter your username. We send a ${what} to your ${where}.`;
    case 'proof': {
      const article = isResent ? 'a new' : 'a';
      const to = masked ? `${where} (${masked})` : where;
      const validity = `It is valid for ${duration(minutes[method])}.`;
      const old = isResent ? ` The old ${what} no longer works.` : '';
      return `If an account exists for ${username}, we have sent ${article} ${what} to its ${to}. ${validity}${old}`;
    }
    case 'done':
      return 'Sign in with the new password. The old one no longer works.';
    case 'signed-in':
      return `Welcome to ${product}, ${username}.`;
    default:
      return '';
  }
}
