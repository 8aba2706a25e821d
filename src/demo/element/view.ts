import { METHODS, type Method } from '../machine/methods.ts';
import { problemField, problemText } from '../machine/portal/problems.ts';
import { heading, lead, stepCount } from '../machine/portal/texts.ts';
import { scenariosFor } from '../scenarios.ts';
import { translated } from '../words/translated.ts';
import { deviceHtml } from './device.ts';
import { escaped } from './html.ts';
import { type Choice, choicesHtml, pickerHtml } from './picker.ts';
import type { Player } from './player.ts';
import { rulesHtml, screenHtml } from './screens.ts';
import { stripHtml } from './strip.ts';

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
  let folded: typeof import('./folded.ts') | undefined;
  root.className = 'ui';
  root.role = 'group';
  root.ariaLabel = translated('Try it');
  root.innerHTML = frameHtml();
  // Events of this kind do not bubble.
  root.addEventListener('toggle', unfold, true);
  return { root, render, restore, tick, fill, notePassword, showPasswords, goTo };

  function frameHtml(): string {
    return `<div class=bar><b>${translated('Try it')}</b><span>${translated('A simulation in your browser.')}</span>${methods.length > 1 ? pickerHtml(`${id}-choose`, 'Method') : ''}${pickerHtml(`${id}-pick`, 'Scenario')}</div><div class=about></div><div class=stage><form novalidate><div class=title role=heading aria-level=2 tabindex=-1 aria-describedby=${id}-intro></div><div class=intro id=${id}-intro></div><div class=fault></div><div class=fields></div></form><div class=device role=group></div></div><details class=wire dir=ltr><summary></summary><div></div></details><div class=row><button data-do=pick>${translated('Start over')}</button><button data-do=copy>${translated('Copy link')}</button><button class=time data-do=skip data-seconds=60>${translated('Skip 60 s')}</button><button class=time data-do=expire></button><details><summary>${translated('Inputs to try')}</summary><div class=inputs></div></details></div><div class=unseen role=status></div>`;
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
    find('.intro').innerHTML = told.replace(NAME, () => `<bdi>${escaped(ui.username)}</bdi>`);
    find('form .go').ariaBusy = String(Boolean(ui.next));
    replace('.wire > summary', stripHtml(player.exchanges));
    if (folded) {
      replace('.wire > div', folded.requestsHtml(player.exchanges, config, apiUrl));
      replace('.inputs', folded.inputsHtml(config));
    }
    showChoices();
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
    const typed = typedPassword();
    replace('.ticks', rulesHtml(typed, config));
    void advise(typed);
  }

  /** Advises on a new password. Without a connection no advice comes. */
  async function advise(typed: string): Promise<void> {
    const { username, screen } = player.state.ui;
    const isNew = screen === 'password' && typed !== '';
    const advice = isNew && (await import('./advice.ts').catch(() => undefined));
    // Somebody may have typed on meanwhile.
    if (typed === typedPassword())
      find('.advice').textContent = advice ? advice.adviceOn(typed, username, config) : '';
  }

  function typedPassword(): string {
    return inputs().find(({ name }) => name === 'password')?.value ?? '';
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

  /** Something was opened. Without a connection it stays empty, and the next opening tries again. */
  async function unfold({ target }: Event): Promise<void> {
    // Lists tell of themselves in the same way.
    if (!(target as HTMLDetailsElement).open) return;
    folded ??= await import('./folded.ts').catch(() => undefined);
    render(false);
  }

  function showChoices(): void {
    const scenarios = scenariosFor(player.channel, config);
    const titles = scenarios.map((scenario): Choice => [scenario.id, scenario.title]);
    offer('pick', titles, player.scenario);
    offer(
      'choose',
      methods.map((method): Choice => [method, METHODS[method]]),
      player.channel,
    );
    find('.about').textContent = translated(
      scenarios.find((scenario) => scenario.id === player.scenario)?.text ?? '',
    );
  }

  /** Fills the list of a picker, and tells which of it is chosen. */
  function offer(action: string, choices: readonly Choice[], chosen: string): void {
    const at = `${id}-${action}`;
    replace(`#${at}`, choicesHtml(at, action, choices));
    for (const button of root.querySelectorAll<HTMLButtonElement>(`#${at} button`))
      button.ariaPressed = String(button.value === chosen);
    find(`[popovertarget=${at}] > :last-child`).textContent = translated(
      choices.find(([value]) => value === chosen)?.[1] ?? 'Choose what happens',
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
