import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configFor, type Method } from './engine/config.ts';
import { readLink, writeLink } from './link.ts';
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
      expect(link).toMatch(/^[\w~.:%$-]+$/);
      const again = play(readLink(link, config)!.steps, { config, channel });
      expect(again.state.ui.screen).toBe(played.state.ui.screen);
      expect(again.state.ui.problem).toBe(played.state.ui.problem);
      expect(writeLink(channel, readLink(link, config)!.steps, again.messages, config)).toBe(link);
    }
  });

  it('say what somebody did, in words', () => {
    const steps: ScenarioStep[] = [
      { type: 'forgot' },
      { type: 'request', username: ' Alex' },
      { type: 'skip', seconds: 61 },
      { type: 'confirm', code: '00 00-00' },
    ];
    expect(writeLink('sms-otp', steps, [], config)).toBe(
      'sms-otp~forgot.request:alex.skip:61.confirm:000000',
    );
  });

  it('name codes and links by their message', () => {
    for (const channel of METHODS) {
      const { messages, state } = play(SCENARIOS[0]!.steps.slice(0, 2), { config, channel });
      const used = resolve({ type: 'prove', secret: '$1' }, state, config);
      expect(writeLink(channel, [used], messages, config)).toMatch(/:\$1$|:%241$/);
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
    const link = decodeURIComponent(writeLink('sms-otp', steps, [], config));
    expect(link).toBe(
      'sms-otp~request:nobody.reset:weak1:weak1.reset:Example-Password-2:Example-Password-3' +
        '.reset:OldPass#1:Example-Password-2.sign-in:alex:Example-Password-2',
    );
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
    'sms-otp~constructor',
    'sms-otp~request',
    'sms-otp~request:a:b',
    'sms-otp~request:%',
    'sms-otp~settle',
    '<script>alert(1)</script>',
    '💥',
  ])('are ignored when they say %j', (value) => {
    expect(readLink(value, config)).toBeUndefined();
  });

  it('are ignored for a method that the variant does not have', () => {
    const onlyLink = configFor({ productName: 'A', methods: ['email-link'] });
    expect(readLink('sms-otp/success', onlyLink)).toBeUndefined();
  });

  it('never throw, whatever somebody writes into them', () => {
    const piece = fc.constantFrom(
      'forgot',
      'request:',
      'alex',
      'skip:1e999',
      'fail:x',
      'choose:x',
      '.',
      ':',
      '%',
      '$1',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => `sms-otp~${pieces.join('.')}`),
    );
    fc.assert(
      fc.property(value, (text) => {
        const target = readLink(text, config);
        if (target) play(target.steps, { config, channel: target.channel });
      }),
      { numRuns: 3000 },
    );
  });
});
