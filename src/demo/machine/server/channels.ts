import type { Config } from '../config.ts';
import { maskEmail, maskMobile } from '../mask.ts';
import type { Method } from '../methods.ts';
import type { Account, Server } from '../state.ts';

/** The id of the channel by email [C]. */
export const EMAIL = '1';
/** The id of the channel by text message [C]. */
export const SMS = '2';

/** A way to reach somebody, as `init` answers it. */
export interface Channel {
  id: string;
  type: 'EMAIL' | 'SMS';
  value: string;
  preferred: boolean;
}

/** What the account has and the organization allows; email is preferred, as in the guides. */
export function channelsOf({ email, mobile }: Account, { methods }: Config): Channel[] {
  const channels: Channel[] = [];
  if (email && methods.some((method) => method !== 'sms-otp'))
    channels.push({ id: EMAIL, type: 'EMAIL', value: maskEmail(email), preferred: true });
  if (mobile && methods.includes('sms-otp'))
    channels.push({ id: SMS, type: 'SMS', value: maskMobile(mobile), preferred: false });
  return channels;
}

/** What is sent by a channel: email carries what the organization has set. */
export function methodBy(channel: string | undefined, server: Server): Method {
  return channel === SMS ? 'sms-otp' : server.email;
}
