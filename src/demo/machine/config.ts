import { METHODS, type Method } from './methods.ts';

/** What an organization asks of passwords. */
export interface Policy {
  min: number;
  /** WSO2 sets no default that readers meet; NIST asks for 64 or more. */
  max?: number;
  upper: boolean;
  lower: boolean;
  digit: boolean;
  special: boolean;
}

/** Everything that differs between products, versions and organizations. */
export interface Config {
  product: string;
  /** The methods that the variant has. */
  methods: Method[];
  /** The methods that the form lets people choose from; with one or none it asks nothing. */
  choice: Method[];
  tenant: string;
  /** The site that codes are bound to, in the last line of a text message. */
  domain: string;
  code: { length: number; charset: string };
  /** How long something is valid, in minutes. */
  minutes: Record<Method | 'recoveryCode' | 'resendCode' | 'notice', number>;
  maxTries: number;
  maxResends: number;
  /** Seconds between two resends. The portal's own rule; the server knows nothing of it. */
  coolDown: number;
  policy: Policy;
  /** How many passwords are remembered, the current one included. */
  history: number;
  blocked: string[];
  /** Off by default, all three. */
  notifyOnSuccess?: boolean;
  notifyUserExistence?: boolean;
  normalizedRetry?: boolean;
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Upper case, lower case and digits: what codes are made of unless an organization narrows it. */
export const LETTERS_AND_DIGITS = `${UPPER}${UPPER.toLowerCase()}0123456789`;

/** In what a variant differs from the server's defaults; see {@link configFor}. */
export interface Variant extends Partial<Omit<Config, 'product' | 'code' | 'minutes'>> {
  productName: string;
  codeLength?: number;
  charset?: string;
  /** Minutes, for the values that are not the default. */
  minutes?: Partial<Config['minutes']>;
}

/**
 * The configuration for a variant: the server's defaults (RecoveryConfigImpl, demo.md 1.3) unless it says otherwise.
 *
 * Three defaults are the demo's own, each needed to show something: passwords are remembered (`history`, off in a new
 * organization), common ones are blocked, and a resend code lives for the 5 minutes of the vendor's sample. With the
 * 1 minute of the code it would expire in the moment in which the portal's cool-down of 60 s ends.
 */
export function configFor({
  productName,
  methods = Object.keys(METHODS) as Method[],
  tenant = 'carbon.super',
  codeLength = 6,
  charset = LETTERS_AND_DIGITS,
  minutes,
  ...rest
}: Variant): Config {
  return {
    product: productName,
    methods,
    choice: [],
    tenant,
    domain: 'login.example.com',
    // The server takes 4 to 10 characters.
    code: { length: Math.min(10, Math.max(4, codeLength || 6)), charset },
    minutes: {
      'email-link': 1440,
      'email-otp': 1440,
      'sms-otp': 1,
      recoveryCode: 1,
      resendCode: 5,
      // A notice stays as it is.
      notice: 1e9,
      ...minutes,
    },
    maxTries: 3,
    maxResends: 5,
    coolDown: 60,
    policy: { min: 8, upper: true, lower: true, digit: true, special: false },
    history: 3,
    blocked: ['Password1', 'Welcome1', 'Qwerty123'],
    ...rest,
  };
}
