import type { Config } from '../machine/config.ts';
import type { DemoEvent } from '../machine/event.ts';
import { policyTicks } from '../machine/policy.ts';
import { codeHint, isDigits } from '../machine/portal/code.ts';
import { CHOICE, SEND } from '../machine/portal/texts.ts';
import type { Ui } from '../machine/state.ts';
import { translated } from '../words/translated.ts';
import { escaped } from './html.ts';

/** The fields and buttons of a screen. Below them, always in the same place: what helps when nothing arrives. */
export function screenHtml({ screen, method, username }: Ui, config: Config, id: string): string {
  /** A field with its label, its message, and what describes it. */
  const field = (name: string, label: string, attributes: string, hint = ''): string => {
    const at = `${id}-${name}`;
    return `<label for=${at}>${translated(label)}</label><input id=${at} name=${name} aria-describedby="${at}-fault ${at}-hint" ${attributes}><div class=fault id=${at}-fault></div><div class=hint id=${at}-hint>${hint}</div>`;
  };
  const password = (name: string, label: string, kind: string, hint?: string): string =>
    field(name, label, `type=password autocomplete="${kind}-password"`, hint);
  const place = translated(method === 'sms-otp' ? 'that your phone is online' : 'the spam folder');
  const help = hint(
    translated('Nothing arrives? Check the spelling and {0}, or ask an administrator.', place),
  );
  const back = action('back', 'Back');
  const resend = action('resend', '');
  switch (screen) {
    case 'sign-in':
      return `${usernameField()}${password('password', 'Password', 'current')}${row(submit('sign-in', 'Sign In'), action('forgot', 'Forgot password?'))}`;
    case 'username':
      return `${usernameField()}${choice()}${row(submit('request', config.choice.length > 1 ? 'Proceed' : SEND[method]), back)}${help}`;
    case 'proof':
      return method === 'email-link'
        ? row(resend, back) + help
        : code() + row(submit('confirm', 'Continue'), resend, back) + help;
    case 'password':
      return `${password('password', 'New password', 'new', '<div class=ticks></div><div class=advice></div>')}${password('repeat', 'Confirm password', 'new')}${row(submit('reset', 'Proceed'), `<button type=button data-do=show aria-pressed=false>${translated('Show passwords')}</button>`, back)}`;
    case 'link-problem':
      return row(submit('request', 'Send a new link'), back) + help;
    case 'ended':
      return row(submit('forgot', 'Start again')) + hint(translated('It ends again? Ask an administrator.'));
    default:
      return row(submit('home', screen === 'done' ? 'Sign in' : 'Sign out'));
  }

  function usernameField(): string {
    return field('username', 'Username', `autocomplete=username value="${escaped(username)}"`);
  }

  function code(): string {
    const mode = isDigits(config.code.charset) ? 'numeric' : 'text';
    const attributes = `class=otp autocomplete=one-time-code inputmode=${mode} autocapitalize=off spellcheck=false`;
    return field('code', 'Code', attributes, codeHint(config));
  }

  function choice(): string {
    if (config.choice.length < 2) return '';
    const question = translated('How do you want to recover it?');
    const radios = config.choice.map(
      (offered) =>
        `<label><input type=radio name=method value=${offered}${offered === method ? ' checked' : ''}> ${translated(CHOICE[offered])}</label>`,
    );
    return `<div role=radiogroup aria-label="${question}">${question}${radios.join('')}</div>`;
  }
}

/** The rules that stand below the new password while it is typed, ticked in signs and words. */
export function rulesHtml(typed: string, { policy }: Config): string {
  const ticks = policyTicks(typed, policy).map(
    ({ text, isMet }) =>
      `<div${isMet ? ' class=met' : ''}>${text}<span class=unseen>${isMet ? '' : translated(' is missing')}</span></div>`,
  );
  return ticks.join('');
}

function row(...buttons: string[]): string {
  return `<div class=row>${buttons.join('')}</div>`;
}

function hint(text: string): string {
  return `<div class=hint>${text}</div>`;
}

/** The button of a form, which sends an event. Its values are the fields of the same names. */
function submit(type: DemoEvent['type'], label: string): string {
  return `<button class=go value=${type}>${translated(label)}</button>`;
}

/** A button that does what happens without anything typed. */
function action(type: DemoEvent['type'], label: string): string {
  return `<button type=button data-do=${type}>${translated(label)}</button>`;
}
