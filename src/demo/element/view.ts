import { METHODS, type Method } from '../machine/config.ts';
import { problemField, problemText } from '../machine/portal/problems.ts';
import { heading, lead, stepCount } from '../machine/portal/texts.ts';
import { magicInputs } from '../magic.ts';
import { scenariosFor } from '../scenarios.ts';
import { translated } from '../words/translated.ts';
import { deviceHtml } from './device.ts';
import { escaped } from './html.ts';
import type { Player } from './player.ts';
import { requestsHtml } from './requests.ts';
import { passwordNotes, screenHtml } from './screens.ts';

/** Stands for the username in a text. */
const NAME = '\0';

/** What a demo looks like. It is told when something has happened, and shows it; screen readers hear each thing once. */
export interface View {
  root: HTMLElement;
  /** Shows the current state. After something that the reader did, focus goes to what needs it. */
  render: (isAsked: boolean) => void;
  /** Shows where a scenario or a link leads, with what was typed last in the fields. */
  restore: (isAsked: boolean) => void;
  /** Shows what changes with time. */
  tick: () => void;
  /** Types values into the fields of the same names, and gives back the last of them. */
  fill: (values: object) => HTMLInputElement | undefined;
  /** Ticks the rules for the password that is being typed. */
  notePassword: () => void;
  showPasswords: (button: HTMLElement) => void;
  /** Brings the demo before the reader. */
  goTo: () => void;
}

/** @param methods what the reader may choose from in the demo itself */
export function createView(
  player: Player,
  id: string,
  methods: readonly Method[],
  apiUrl: string | null,
): View {
  const { config } = player;
  const root = document.createElement('div');
  let screen = '';
  let secondsLeft = 0;
  let messageCount = 0;
  root.className = 'ui';
  root.role = 'group';
  root.ariaLabel = translated('Try it');
  root.innerHTML = frameHtml();
  return { root, render, restore, tick, fill, notePassword, showPasswords, goTo };

  function frameHtml(): string {
    const options = methods.map((method) => `<option value=${method}>${translated(METHODS[method])}`);
    const select =
      methods.length > 1
        ? `<select aria-label="${translated('Method')}" name=method>${options.join('')}</select>`
        : '';
    const inputs = magicInputs(config).map(
      ([field, input, effect]) =>
        `<div>${translated(field)} <code>${escaped(input)}</code> ${translated(effect)}</div>`,
    );
    return `<div class=bar><b>${translated('Try it')}</b><span>${translated('A simulation in your browser.')}</span><div class=bar>${select}<select aria-label="${translated('Scenario')}" name=scenario></select></div></div><div class=about></div><div class=stage><form novalidate><div class=title role=heading aria-level=2 tabindex=-1 aria-describedby=${id}-told></div><div class=told id=${id}-told></div><div class=fault></div><div class=fields></div></form><div class=device role=group></div></div><details class=wire dir=ltr></details><div class=row><button type=button data-do=restart>${translated('Start over')}</button><button type=button data-do=copy>${translated('Copy link')}</button><button type=button class=time data-do=skip data-seconds=60>${translated('Skip 60 s')}</button><button type=button class=time data-do=expire></button><details><summary>${translated('Inputs to try')}</summary>${inputs.join('')}</details></div><div class=unseen role=status></div>`;
  }

  function restore(isAsked: boolean): void {
    screen = '';
    render(false);
    fill(player.last ?? {});
    if (isAsked) say(`${heading(player.state.ui)}. ${find('.about').textContent}`);
  }

  function render(isAsked: boolean): void {
    const { ui, world } = player.state;
    const before = screen;
    // Where the form itself has the choice, it stays as it is when a method is chosen.
    screen = ui.screen + (config.choice.length > 1 ? '' : ui.method);
    if (screen !== before) {
      replace('.title', `<small>${stepCount(ui)}</small>${heading(ui)}`);
      find('.fields').innerHTML = screenHtml(ui, config, id);
      notePassword();
    }
    // A name that is written from right to left, or tells to write so, turns nothing around it.
    const told = escaped(lead({ ...ui, username: NAME }, config));
    find('.told').innerHTML = told.replace(NAME, () => `<bdi>${escaped(ui.username)}</bdi>`);
    find('form .go').ariaBusy = String(Boolean(ui.next));
    replace('.wire', requestsHtml(player.exchanges, apiUrl));
    showScenario();
    tick();
    const text = problemText(ui, config);
    const field = showProblem(text);
    if (isAsked) {
      if (screen !== before) find('.title').focus();
      else if (field && field !== document.activeElement) field.focus();
      else if (text) say(text);
      field?.select();
      if (world.messages.length > messageCount) say(translated('A message has arrived.'));
    }
    messageCount = world.messages.length;
  }

  function tick(): void {
    const { state, now } = player;
    const { method, coolDownEnds, codeEnds } = state.ui;
    const isPhone = method === 'sms-otp';
    const isLink = method === 'email-link';
    // Time is worth passing once something was sent, and then to the end: a button that went would take the focus along.
    for (const button of root.querySelectorAll<HTMLElement>('.time')) button.hidden = !codeEnds;
    find('[data-do=expire]').textContent = translated(isLink ? 'Let the link expire' : 'Let the code expire');
    find('.device').ariaLabel = translated(isPhone ? 'Phone' : 'Inbox');
    find('.device').classList.toggle('phone', isPhone);
    replace('.device', deviceHtml(state, config.product, now));
    // A clock that was set back makes nobody wait longer.
    const left = Math.max(0, Math.min(config.coolDown, Math.ceil((coolDownEnds - now) / 1000)));
    const resend = find('[data-do=resend]');
    resend.textContent =
      translated(isLink ? 'Resend Link' : 'Resend Code') + (left ? translated(' in {0} s', left) : '');
    resend.ariaDisabled = String(left > 0);
    // The rest is told rarely: half-way and at the end.
    if (secondsLeft > left && (left === 30 || !left))
      say(
        translated(
          left ? 'You can ask for a new message in 30 seconds.' : 'You can ask for a new message now.',
        ),
      );
    secondsLeft = left;
  }

  function fill(values: object): HTMLInputElement | undefined {
    let filled: HTMLInputElement | undefined;
    for (const input of inputs()) {
      const value = (values as Record<string, unknown>)[input.name];
      if (value === undefined) continue;
      input.value = String(value);
      filled = input;
    }
    notePassword();
    return filled;
  }

  function notePassword(): void {
    const typed = inputs().find(({ name }) => name === 'password')?.value ?? '';
    const [rules, advice] = passwordNotes(typed, player.state.ui.username, config);
    replace('.ticks', rules);
    find('.advice').textContent = advice;
  }

  function showPasswords(button: HTMLElement): void {
    const isHidden = button.ariaPressed === 'true';
    button.ariaPressed = String(!isHidden);
    for (const input of inputs()) input.type = isHidden ? 'password' : 'text';
  }

  function goTo(): void {
    root.scrollIntoView({ block: 'center' });
    find('.title').focus({ preventScroll: true });
  }

  function showScenario(): void {
    const scenarios = scenariosFor(player.channel, config);
    const options = scenarios.map((scenario) => `<option value=${scenario.id}>${translated(scenario.title)}`);
    replace('[name=scenario]', `<option value="">${translated('Choose what happens')}${options.join('')}`);
    find<HTMLSelectElement>('[name=scenario]').value = player.scenario;
    find<HTMLSelectElement>('select[name=method]').value = player.channel;
    find('.about').textContent = translated(
      scenarios.find((scenario) => scenario.id === player.scenario)?.text ?? '',
    );
  }

  /** Puts a message where it belongs, and gives back the field that it is about. */
  function showProblem(text: string): HTMLInputElement | undefined {
    const { problem } = player.state.ui;
    const name = problem && problemField(problem);
    for (const input of inputs()) {
      input.ariaInvalid = String(input.name === name);
      find(`#${input.id}-fault`).textContent = input.name === name ? text : '';
    }
    find('form > .fault').textContent = name ? '' : text;
    return inputs().find((input) => input.name === name);
  }

  /** Changes a part only if it differs, and leaves focus on the button that had it. */
  function replace(selector: string, html: string): void {
    const part: HTMLElement & { html?: string } = find(selector);
    if (part.html === html) return;
    // Counted from the end, as new messages come first.
    const buttons = (): Element[] => [...part.querySelectorAll('button')].reverse();
    const index = buttons().indexOf(document.activeElement!);
    part.html = html;
    part.innerHTML = html;
    // A reader may have moved on: the clock of a phone must not fetch them back.
    (buttons()[index] as HTMLElement | undefined)?.focus({ preventScroll: true });
  }

  /** A part of the demo; one that the screen does not have takes what is written into it and shows nothing. */
  function find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    return root.querySelector<Found>(selector) ?? (document.createElement('i') as HTMLElement as Found);
  }

  /** The fields that are typed into. */
  function inputs(): HTMLInputElement[] {
    return [...root.querySelectorAll<HTMLInputElement>('input:not([type=radio])')];
  }

  function say(text: string): void {
    const status = find('[role=status]');
    // The same words twice are two messages.
    status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  }
}
