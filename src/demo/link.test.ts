import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from './link.ts';
import { configFor } from './machine/config.ts';
import type { Method } from './machine/methods.ts';
import { initialState } from './machine/state.ts';
import { play, resolve } from './play.ts';
import type { ScenarioStep } from './scenarios/scenario.ts';
import { SCENARIOS, scenariosFor } from './scenarios.ts';
import { GOOD } from './testing/session.ts';

const config = configFor({ productName: 'Asgardeo' });
const METHODS: Method[] = ['email-link', 'email-otp', 'sms-otp'];

describe('links to a state', () => {
  it.each(METHODS)('lead to every scenario of %s', (channel) => {
    for (const { id, steps } of scenariosFor(channel, config))
      expect(readLink(`${channel}/${id}`, config)).toEqual({ channel, scenario: id, steps });
  });

  it.each(METHODS)('lead to where the steps of every scenario of %s lead', (channel) => {
    for (const { steps } of scenariosFor(channel, config)) {
      const played = play(steps, { config, channel });
      const link = writeLink(channel, steps, played.messages, config);
      expect(link).toMatch(/^[\w~+/=-]+$/);
      const again = play(readLink(link, config)!.steps, { config, channel });
      expect(again.state.ui.screen).toBe(played.state.ui.screen);
      expect(again.state.ui.problem).toBe(played.state.ui.problem);
      expect(writeLink(channel, readLink(link, config)!.steps, again.messages, config)).toBe(link);
    }
  });

  it('hold what somebody did', () => {
    const steps: ScenarioStep[] = [
      { type: 'forgot' },
      { type: 'request', username: ' Alex' },
      { type: 'skip', seconds: 61 },
      { type: 'confirm', code: '00 00-00' },
    ];
    expect(read(writeLink('sms-otp', steps, [], config))).toEqual([
      { type: 'forgot' },
      { type: 'request', username: 'Alex' },
      { type: 'skip', seconds: 61 },
      { type: 'confirm', code: '000000' },
    ]);
  });

  it('name codes and links by their message', () => {
    for (const channel of METHODS) {
      const { messages, state } = play(SCENARIOS[0]!.steps.slice(0, 2), { config, channel });
      const used = resolve({ type: 'prove', secret: '$1' }, state, config);
      expect(Object.values(read(writeLink(channel, [used], messages, config))[0]!)).toContain('$1');
    }
  });

  it('rule 44: hold no typed password and no stranger’s name', () => {
    const steps: ScenarioStep[] = [
      { type: 'request', username: 'My real name' },
      { type: 'reset', password: 'secret', repeat: 'secret' },
      { type: 'reset', password: GOOD, repeat: `${GOOD}?` },
      { type: 'reset', password: 'OldPass#1', repeat: GOOD },
      { type: 'sign-in', username: 'alex', password: GOOD },
    ];
    expect(read(writeLink('sms-otp', steps, [], config))).toEqual([
      { type: 'request', username: 'nobody' },
      { type: 'reset', password: 'weak1', repeat: 'weak1' },
      { type: 'reset', password: 'Example-Password-2', repeat: 'Example-Password-3' },
      { type: 'reset', password: 'OldPass#1', repeat: 'Example-Password-2' },
      { type: 'sign-in', username: 'alex', password: 'Example-Password-2' },
    ]);
  });

  it.each([
    '',
    'sms-otp',
    'sms-otp/',
    'sms-otp/no-such-scenario',
    'sms-otp/expired-link',
    'sms-otp/__proto__',
    'constructor/success',
    'sms-otp~',
    'sms-otp~%',
    `sms-otp~${btoa('{}')}`,
    `sms-otp~${btoa('null')}`,
    `sms-otp~${btoa('[')}`,
    '<script>alert(1)</script>',
    '💥',
  ])('are ignored when they say %j', (value) => {
    expect(readLink(value, config)).toBeUndefined();
  });

  it('are ignored for a method that the variant does not have', () => {
    const onlyLink = configFor({ productName: 'A', methods: ['email-link'] });
    expect(readLink('sms-otp/success', onlyLink)).toBeUndefined();
  });

  it('lead to a sound state or nowhere, whatever somebody writes into them', () => {
    const word = fc.constantFrom(
      'request',
      'confirm',
      'reset',
      'open',
      'skip',
      'fail',
      'choose',
      'forgot',
      'alex',
      '$1',
    );
    const entry = fc.dictionary(
      fc.constantFrom(
        'username',
        'code',
        'link',
        'password',
        'repeat',
        'seconds',
        'method',
        'how',
        '__proto__',
      ),
      fc.oneof(word, fc.jsonValue()),
    );
    const step = fc.oneof(
      fc.jsonValue(),
      fc.tuple(word, entry).map(([type, values]) => ({ type, ...values })),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(step).map((steps) => `sms-otp~${btoa(JSON.stringify(steps).replace(/[^ -~]/g, '?'))}`),
    );
    const sound = Object.keys(initialState('sms-otp').ui);
    fc.assert(
      fc.property(value, (text) => {
        const target = readLink(text, config);
        try {
          if (target)
            expect(Object.keys(play(target.steps, { config, channel: target.channel }).state.ui)).toEqual(
              expect.arrayContaining(sound),
            );
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** The steps in a link. */
function read(link: string): readonly ScenarioStep[] {
  return readLink(link, config)!.steps;
}
