import { describe, expect, it } from 'vitest';
import { configFor } from './machine/config.ts';
import type { Method } from './machine/methods.ts';
import { problemText } from './machine/portal/problems.ts';
import { magicInputs } from './magic.ts';
import { playScenario } from './play.ts';
import { EXPECTATIONS } from './scenarios/expectations.ts';
import { SCENARIOS, scenariosFor } from './scenarios.ts';

/** The variants of our own guides. */
const VARIANTS: Record<string, Method[]> = {
  '7.0.0': ['email-link'],
  '7.1.0': ['email-link', 'sms-otp'],
  '7.2.0': ['email-link', 'email-otp', 'sms-otp'],
};

describe.each(Object.entries(VARIANTS))('the scenarios of %s', (_, methods) => {
  const config = configFor({ productName: 'WSO2 Identity Server', methods });
  const plays = methods.flatMap((channel) =>
    scenariosFor(channel, config).map((scenario) => [channel, scenario.id, scenario] as const),
  );

  it.each(plays)('%s/%s ends as declared, with its requests', (channel, id, scenario) => {
    const { state, exchanges, messages } = playScenario(scenario, { config, channel, seed: 3, now: 1e12 });
    const { screen, problem } = state.ui;
    expect({
      exchanges: exchanges.map(({ step, status }) => `${step} ${status}`),
      end: { screen, ...(problem && { problem }), messages: messages.length },
    }).toEqual(EXPECTATIONS[id]);
    expect(Boolean(problem)).toBe(problemText(state.ui, config) !== '');
    for (const exchange of exchanges)
      expect(exchange).toMatchObject({
        method: 'POST',
        path: `/t/carbon.super/api/users/v2/recovery/password/${exchange.step}`,
      });
  });
});

describe('the list of scenarios', () => {
  const config = configFor({ productName: 'Asgardeo' });

  it('has an id, a title and one sentence for each', () => {
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
    expect(new Set(SCENARIOS.map(({ title }) => title)).size).toBe(SCENARIOS.length);
    for (const { text } of SCENARIOS) expect(text).toMatch(/^[A-Z][^.]*\.$/);
    expect(Object.keys(EXPECTATIONS).toSorted()).toEqual(SCENARIOS.map(({ id }) => id).toSorted());
  });

  it('rule 42: has one for every failure, each in the methods where it makes sense', () => {
    const ids = (channel: Method) => scenariosFor(channel, config).map(({ id }) => id);
    const everywhere = ['success', 'unknown-user', 'locked', 'cool-down', 'weak-password', 'used-password'];
    const always = [
      ...everywhere,
      'common-password',
      'mismatch',
      'server-error',
      'network-error',
      'too-late',
    ];
    const code = [
      'wrong-code',
      'three-wrong-codes',
      'expired-code',
      'old-code',
      'too-many-resends',
      'short-code',
    ];
    const link = ['used-link', 'expired-link', 'damaged-link', 'old-link'];
    expect(ids('email-link')).toEqual(expect.arrayContaining([...always, ...link]));
    expect(ids('email-otp')).toEqual(expect.arrayContaining([...always, ...code]));
    expect(ids('sms-otp')).toEqual(expect.arrayContaining([...always, ...code, 'no-phone']));
    expect(ids('email-link').filter((id) => code.includes(id))).toEqual([]);
    expect(ids('sms-otp').filter((id) => link.includes(id))).toEqual([]);
  });

  it('has nothing for a method that the variant does not have', () => {
    expect(scenariosFor('sms-otp', configFor({ productName: 'A', methods: ['email-link'] }))).toEqual([]);
    const onlyLink = configFor({ productName: 'A', methods: ['email-link'] });
    expect(() =>
      playScenario(SCENARIOS.find(({ id }) => id === 'wrong-code')!, { config: onlyLink }),
    ).toThrow('No method of scenario "wrong-code" exists in this variant.');
  });

  it('plays the same with the same seed, and other codes with another', () => {
    const play = (seed: number) => JSON.stringify(playScenario(SCENARIOS[0]!, { config, seed }).exchanges);
    expect(play(1)).toBe(play(1));
    expect(play(1)).not.toBe(play(2));
  });

  it('explains the inputs that the variant has a use for', () => {
    const inputs = (methods: Method[]) =>
      magicInputs(configFor({ productName: 'A', methods })).map(([, input]) => input);
    expect(inputs(['email-link'])).toEqual([
      'alex',
      'sam',
      'locked',
      'nobody',
      'OldPass#1',
      'Password1',
      'Violet-Harbor-29-Lantern',
    ]);
    expect(inputs(['email-link', 'sms-otp'])).toEqual(expect.arrayContaining(['sam', '000000']));
  });
});
