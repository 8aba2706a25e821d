import type { Step } from './machine/state.ts';

/** The part of JSON Schema that descriptions need. */
export type Schema =
  | { type: 'string' | 'boolean'; enum?: string[] }
  | { type: 'array'; items: Schema }
  | { type: 'object'; properties: Record<string, Schema>; required: string[]; additionalProperties: false };

/** A call of the recovery API: what it takes, and what it answers. */
export interface Call {
  summary: string;
  request: Schema;
  /** By status. null: no body. */
  answers: Record<number, { when: string; body: Schema | null }>;
}

const TEXT: Schema = { type: 'string' };

/** An object whose values are all there, but for those whose names end in `?`. Nothing else may be in it. */
function object(fields: Record<string, Schema>): Schema {
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name.replace('?', ''), schema]),
  );
  const required = Object.keys(fields).filter((name) => !name.endsWith('?'));
  return { type: 'object', properties, required, additionalProperties: false };
}

function oneOf(...values: string[]): Schema {
  return { type: 'string', enum: values };
}

function error(message: string, ...codes: string[]): Schema {
  return object({ code: oneOf(...codes), message: oneOf(message), description: TEXT, traceId: TEXT });
}

const LINKS: Schema = {
  type: 'array',
  items: object({ rel: oneOf('next', 'resend'), href: TEXT, type: oneOf('POST') }),
};
const PROPERTIES: Schema = { type: 'array', items: object({ key: TEXT, value: TEXT }) };

const CHANNEL = object({
  id: TEXT,
  type: oneOf('EMAIL', 'SMS'),
  value: TEXT,
  preferred: { type: 'boolean' },
});

const INVALID = { when: 'the body is not what the call takes', body: error('Bad Request', 'UE-10000') };
const FAILED = {
  when: 'something failed in the server',
  body: error('Internal server error', 'PWR-15001', 'UAR-15001'),
};

function sent(code: string, message: string): Schema {
  return object({
    code: oneOf(code),
    message: oneOf(message),
    flowConfirmationCode: TEXT,
    notificationChannel: oneOf('EMAIL', 'SMS'),
    resendCode: TEXT,
    links: LINKS,
  });
}

/**
 * The recovery API, version 2, as the server answers it: the facts of demo.md (1.1 to 1.4), in our own words. The page
 * *Recovery API* tells readers the same.
 */
export const API: Record<Step, Call> = {
  init: {
    summary: 'Finds the user and the ways to reach them.',
    request: object({
      claims: { type: 'array', items: object({ uri: TEXT, value: TEXT }) },
      'properties?': PROPERTIES,
    }),
    answers: {
      200: {
        when: 'exactly one user was found',
        body: {
          type: 'array',
          items: object({
            mode: oneOf('recoverWithNotifications'),
            flowConfirmationCode: TEXT,
            channelInfo: object({ recoveryCode: TEXT, channels: { type: 'array', items: CHANNEL } }),
            links: LINKS,
          }),
        },
      },
      202: { when: 'no user was found, or more than one', body: null },
      400: INVALID,
      404: {
        when: 'the user has no verified contact, or there is no user and the server may say so',
        body: error('Not Found', 'UAR-10002', 'UAR-10003'),
      },
      500: {
        when: 'something failed in the server, or the account is locked',
        body: error('Internal server error', 'PWR-15001', 'UAR-15001', 'UAR-17003'),
      },
    },
  },
  recover: {
    summary: 'Sends the code or link by a channel.',
    request: object({ recoveryCode: TEXT, channelId: TEXT, 'properties?': PROPERTIES }),
    answers: {
      202: {
        when: 'the message is on its way',
        body: sent(
          'PWR-02001',
          'Password recovery information sent via user preferred notification channel.',
        ),
      },
      400: {
        when: 'there is no such channel, or the body is not what the call takes',
        body: error('Bad Request', 'UAR-10004', 'UE-10000'),
      },
      406: {
        when: 'the recovery code is wrong or has expired',
        body: error('Not Accepted', 'UAR-10001', 'UAR-10013'),
      },
      500: FAILED,
    },
  },
  resend: {
    summary: 'Sends a new code or link, which ends the old one.',
    request: object({ resendCode: TEXT, 'properties?': PROPERTIES }),
    answers: {
      202: {
        when: 'the message is on its way',
        body: sent('UAR-02001', 'Confirmation code resent to the user.'),
      },
      406: {
        when: 'the resend code is wrong or has expired, or there were too many resends',
        body: error('Not Accepted', 'UAR-10012', 'UAR-10013', 'UAR-10015'),
      },
      500: FAILED,
    },
  },
  confirm: {
    summary: 'Checks the code or link.',
    request: object({ confirmationCode: TEXT, 'otp?': TEXT, 'properties?': PROPERTIES }),
    answers: {
      200: { when: 'the code or link is right', body: object({ resetCode: TEXT, links: LINKS }) },
      400: INVALID,
      406: {
        when: 'the code or link is wrong or has expired, or its flow is over',
        body: error('Not Accepted', 'UAR-10015', 'UAR-10016', 'UAR-10018'),
      },
      500: FAILED,
    },
  },
  reset: {
    summary: 'Sets the new password.',
    request: object({
      resetCode: TEXT,
      'flowConfirmationCode?': TEXT,
      password: TEXT,
      'properties?': PROPERTIES,
    }),
    answers: {
      200: {
        when: 'the password was changed',
        body: object({ code: oneOf('PWR-02005'), message: oneOf('Successful password reset.') }),
      },
      400: INVALID,
      406: {
        when: 'the reset code is wrong, or its flow is over',
        body: error('Not Accepted', 'UAR-10015', 'UAR-10018'),
      },
      412: {
        when: 'the password breaks a rule or was used before; the same reset code may be used again',
        // By default code and description have changed places, so any text may be in either.
        body: object({
          code: TEXT,
          message: oneOf('Precondition Failed'),
          description: TEXT,
          traceId: TEXT,
          resetCode: TEXT,
          links: LINKS,
        }),
      },
      500: FAILED,
    },
  },
};
