import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Session } from '../testing/session.ts';
import { isWayOut, secretOf } from '../testing/ways.ts';
import type { DemoEvent } from './event.ts';
import type { Method } from './methods.ts';

const RUNS = 1500;

const method = fc.constantFrom<Method[]>('email-link', 'email-otp', 'sms-otp');

/** What people type, and what they might. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '000000',
    'alex',
    'sam',
    'locked',
    'nobody',
    '__proto__',
    'constructor',
    '$1',
    '\0',
  ),
  fc.constantFrom('OldPass#1', 'Password1', 'Violet-Harbor-29-Lantern', '🔑'.repeat(9), 'Aa1🔑'.repeat(1250)),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Passwords that are recognized wherever they turn up. */
const MARK = 'Marked-Secret-1';
const password = fc.oneof(
  hostile,
  fc.string({ maxLength: 5 }).map((end) => MARK + end),
);

/** `@1` stands for the code or link of the first message: what the sequence cannot know beforehand. */
const proof = fc.oneof(fc.constantFrom('@1', '@2', '@last', '@text'), hostile);

const event: fc.Arbitrary<DemoEvent> = fc.oneof(
  fc.constantFrom<DemoEvent>({ type: 'settle' }, { type: 'forgot' }, { type: 'resend' }, { type: 'back' }),
  fc.constantFrom<DemoEvent>({ type: 'settle' }, { type: 'home' }, { type: 'expire' }),
  fc.record({
    type: fc.constant('request' as const),
    username: fc.oneof(fc.constantFrom('alex', 'Sam'), hostile),
  }),
  fc.record({ type: fc.constant('confirm' as const), code: proof }),
  fc.record({ type: fc.constant('open' as const), link: proof }),
  fc.record({ type: fc.constant('reset' as const), password, repeat: password }),
  password.map((text): DemoEvent => ({ type: 'reset', password: text, repeat: text })),
  fc.record({ type: fc.constant('sign-in' as const), username: hostile, password }),
  fc.record({ type: fc.constant('choose' as const), method }),
  fc.record({
    type: fc.constant('skip' as const),
    seconds: fc.oneof(fc.constantFrom(60, 61, 300, 86_401, -1, Number.NaN, Infinity), fc.double()),
  }),
  fc.record({
    type: fc.constant('fail' as const),
    how: fc.constantFrom('server' as const, 'network' as const),
  }),
);

/** An event, clicked once or twice, and how far the real clock has moved (it may be set back). */
const happening = fc.tuple(event, fc.constantFrom(1, 1, 1, 2), fc.constantFrom(0, 0, 0, 1, 60, 3600, -3600));
const story = fc.array(happening, { maxLength: 30 });

function fill(event: DemoEvent, session: Session): DemoEvent {
  if (event.type === 'confirm') return { ...event, code: secretOf(event.code, session) ?? event.code };
  return event.type === 'open' ? { ...event, link: secretOf(event.link, session) ?? event.link } : event;
}

/** Plays stories and looks at the demo after each event. */
function always(
  look: (
    session: Session,
    sent: { exchanges: number; messages: number; wasBusy: boolean },
    event: DemoEvent,
  ) => void,
): void {
  fc.assert(
    fc.property(method, story, (start, happenings) => {
      const session = new Session(start).after({ type: 'forgot' });
      for (const [event, clicks, seconds] of happenings) {
        session.now += seconds * 1000;
        for (let click = 0; click < clicks; click++) {
          const { exchanges, messages } = session;
          const before = [exchanges.length, messages.length] as const;
          const wasBusy = Boolean(session.ui.next);
          session.happen(fill(event, session));
          const sent = {
            exchanges: exchanges.length - before[0],
            messages: messages.length - before[1],
            wasBusy,
          };
          look(session, sent, event);
        }
      }
    }),
    { numRuns: RUNS },
  );
}

describe('whatever happens, in whatever order', () => {
  it('keeps the limits: one live code per flow, 3 tries, 5 resends, one recovery per user under way', () => {
    always(({ state, config }) => {
      for (const flow of state.server.flows) {
        expect(flow.tries).toBeLessThan(config.maxTries);
        expect(flow.resends).toBeLessThanOrEqual(config.maxResends);
      }
      const live = state.server.flows.filter(({ secret }) => secret).map(({ username }) => username);
      expect(new Set(live).size).toBe(live.length);
      expect(state.ui.tries).toBeLessThanOrEqual(config.maxTries);
      expect(state.ui.resends).toBeLessThanOrEqual(config.maxResends);
    });
  });

  it('sends one message at most for an event, and none while an answer is awaited', () => {
    always((_, sent, event) => {
      expect(sent.messages).toBeLessThanOrEqual(1);
      expect(sent.exchanges).toBeLessThanOrEqual(2);
      if (sent.wasBusy) expect(sent.exchanges, event.type).toBe(0);
    });
  });

  it('has a way out of every state', () => {
    always((session) => expect(isWayOut(session)).toBe(true));
  });

  it('stays plain JSON without a typed password', () => {
    always(({ state, exchanges }) => {
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(JSON.stringify([state, exchanges]).includes(MARK)).toBe(false);
    });
  });

  it('changes nothing that it is given', () => {
    fc.assert(
      fc.property(method, story, (start, happenings) => {
        const session = new Session(start).request();
        for (const [event] of happenings) {
          const before = session.state;
          const copy = JSON.stringify(before);
          session.happen(fill(event, session));
          expect(JSON.stringify(before)).toBe(copy);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('shows an unknown user what a known user with wrong codes sees', () => {
    const harmless = fc.oneof(
      fc.constantFrom<DemoEvent>(
        { type: 'resend' },
        { type: 'back' },
        { type: 'expire' },
        { type: 'forgot' },
      ),
      fc.constantFrom<DemoEvent>({ type: 'confirm', code: '000000' }, { type: 'confirm', code: '12' }),
      fc.constantFrom<DemoEvent>({ type: 'skip', seconds: 60 }, { type: 'skip', seconds: 400 }),
      fc.constantFrom<DemoEvent>({ type: 'fail', how: 'network' }, { type: 'request', username: '' }),
      fc.constant<DemoEvent>({ type: 'request', username: 'NAME' }),
    );
    fc.assert(
      fc.property(method, fc.array(harmless, { maxLength: 30 }), (start, events) => {
        const [known, unknown] = ['alex', 'nobody'].map((username) => {
          const session = new Session(start).request(username);
          return events.map((event) => {
            const name = event.type === 'request' && event.username ? { ...event, username } : event;
            session.happen(name);
            const during = session.visible;
            session.happen({ type: 'settle' });
            return [during, session.visible, session.ui.coolDownEnds, session.ui.codeEnds];
          });
        });
        expect(unknown).toEqual(known);
      }),
      { numRuns: RUNS },
    );
  });
});
