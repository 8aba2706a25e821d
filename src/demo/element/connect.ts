import { readLink } from '../link.ts';
import type { DemoEvent } from '../machine/event.ts';
import type { Method } from '../machine/methods.ts';
import { BEFORE, type ScenarioStep } from '../scenarios/scenario.ts';
import { scenariosFor } from '../scenarios.ts';
import { translated } from '../words/translated.ts';
import { configOf } from './attributes.ts';
import { CHOICE, type ChoiceDetail, labelOf } from './choice.ts';
import { announceChoice, chosenMethods, methodOf } from './chosen-methods.ts';
import { Player } from './player.ts';
import { createView } from './view.ts';

/** How long (ms) every answer takes, whoever asks. */
const DELAY = 600;

let count = 0;

/** Brings an element to life. Returns what ends that. */
export function connect(element: HTMLElement): () => void {
  const config = configOf(element);
  const has = (method: Method | undefined): boolean => config.methods.includes(method!);
  const label = element.closest('.tab')?.querySelector('.tab-label');
  // Inside a method's own tab, the tabs are the choice.
  const isPinned = label && has(methodOf(labelOf(label)));
  const wanted = isPinned ? [] : chosenMethods();
  wanted.push(element.getAttribute('channel') as Method);
  const player = new Player(config, wanted.find(has) ?? config.methods[0]!);
  const methods = isPinned ? [] : config.methods;
  const step = element.getAttribute('step') ?? '';
  const beginning = Object.hasOwn(BEFORE, step) ? BEFORE[step]! : [];
  const view = createView(player, `demo-${++count}`, methods, element.getAttribute('api-url'));
  const { root } = view;
  const clock = setInterval(view.tick, 1000);
  let answer: ReturnType<typeof setTimeout> | undefined;

  root.addEventListener('submit', (event) => {
    event.preventDefault();
    const { value: type } = event.submitter as HTMLButtonElement;
    const { username } = player.state.ui;
    const values = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    happen({ type, username, ...values } as unknown as DemoEvent);
  });
  root.addEventListener('click', ({ target }) => press((target as Element).closest('button')));
  root.addEventListener('input', view.notePassword);
  root.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    if (name === 'method') chooseHere(value as Method);
  });
  document.addEventListener('click', followClick);
  document.addEventListener(CHOICE, followChoice);
  addEventListener('hashchange', followAddress);
  element.classList.add('recovery-demo');
  element.append(root);
  pick(element.getAttribute('scenario') ?? '', false);
  follow(location.href, 'arrival');

  return () => {
    document.removeEventListener('click', followClick);
    document.removeEventListener(CHOICE, followChoice);
    removeEventListener('hashchange', followAddress);
    clearInterval(clock);
    clearTimeout(answer);
    root.remove();
  };

  /** Something happens; what it leads to is shown now, and again when the answer comes. */
  function happen(event: DemoEvent): void {
    clearTimeout(answer);
    player.happen(event);
    noteState();
    view.render(true);
    if (player.state.ui.next) answer = setTimeout(happen, DELAY, { type: 'settle' });
  }

  function press(button: HTMLButtonElement | null): void {
    const { do: type, ...values } = button?.dataset ?? {};
    if (!button || !type) return;
    if (type === 'pick') pick(button.value, true);
    else if (type === 'choose') chooseHere(button.value as Method);
    else if (type === 'fill') view.fill(values)?.focus();
    else if (type === 'show') view.showPasswords(button);
    else if (type === 'copy')
      copy(button, values.text ?? String(new URL(`?demo=${encodeURIComponent(player.link)}`, location.href)));
    else happen({ type, ...values } as unknown as DemoEvent);
  }

  /** A method was chosen in this demo: the rest of the page follows. */
  function chooseHere(method: Method): void {
    choose(method);
    announceChoice(method, element);
  }

  function choose(method: Method | undefined): void {
    if (!method || method === player.channel || !has(method)) return;
    player.channel = method;
    happen({ type: 'choose', method });
  }

  /** Puts the demo into the state of a scenario; an unknown one leads to the step beside which it stands. */
  function pick(id: string, isAsked: boolean): void {
    const scenario = scenariosFor(player.channel, config).find((known) => known.id === id);
    show(scenario?.steps ?? beginning, scenario?.id, isAsked);
  }

  function show(steps: readonly ScenarioStep[], scenario: string | undefined, isAsked: boolean): void {
    clearTimeout(answer);
    player.start(steps, scenario);
    if (isAsked) noteState();
    view.restore(isAsked);
  }

  /** Whoever leads the reader to another page can read what they have come to. */
  function noteState(): void {
    const { channel, scenario, link } = player;
    element.dataset.state = scenario ? `${channel}/${scenario}` : link;
  }

  /** Something else on the page chose a method. */
  function followChoice(event: Event): void {
    const { label, from } = (event as CustomEvent<ChoiceDetail>).detail;
    if (from !== element && !isPinned) choose(methodOf(label));
  }

  function followClick(event: Event): void {
    const link = (event.target as Element).closest('a');
    if (link && follow(link.href, 'click')) event.preventDefault();
  }

  /** Somebody has changed the address by hand. "Back" changes it too, and leaves the demo as it is. */
  function followAddress(): void {
    if (!history.state?.demo) follow(location.href, 'change');
  }

  /**
   * Goes where a link to a state of this demo leads; false for every other link. A reader who comes back to an address, or loads
   * it again, is shown the state, and is led by the browser to the place that they left.
   */
  function follow(href: string, why: 'arrival' | 'click' | 'change'): boolean {
    const { hash, searchParams, pathname, origin } = new URL(href);
    if (pathname !== location.pathname || origin !== location.origin) return false;
    const isState = hash.startsWith('#demo:');
    // Another hash is another place, on a page with a state in its address too. Who arrives is led there, and has the state as well.
    const isPlace = hash !== '' && !isState;
    const value = isState ? hash.slice(6) : (!isPlace || why === 'arrival') && searchParams.get('demo');
    const target = readLink(value || '', config);
    if (!target || !isMeant(target.channel)) return false;
    const before = player.channel;
    try {
      player.channel = target.channel;
      show(target.steps, target.scenario, true);
    } catch {
      // Somebody has written steps by hand.
      player.channel = before;
      return false;
    }
    // Left before the page moves, so that "back" leads to where the link stands.
    if (why === 'click') history.pushState(null, '', href);
    const { state } = history;
    history.replaceState({ ...state, demo: 1 }, '');
    announceChoice(target.channel, element);
    if (!state?.demo && !isPlace) view.goTo();
    return true;
  }

  /** Of several demos the one for the method is meant, or else the first. */
  function isMeant(channel: Method): boolean {
    const first = document.querySelector(`recovery-demo[channel=${channel}]`);
    return (first ?? document.querySelector('recovery-demo')) === element;
  }
}

async function copy(button: HTMLElement, text: string): Promise<void> {
  const label = button.textContent;
  const show = (said: string): void => {
    button.textContent = translated(said);
  };
  try {
    // Outside of safe addresses there is no clipboard.
    await navigator.clipboard.writeText(text);
    show('Copied');
  } catch {
    show('Cannot copy');
  }
  setTimeout(show, 2000, label);
}
