/** A person whom the simulated server knows. */
export interface Person {
  username: string;
  email?: string;
  mobile?: string;
  locked?: boolean;
  passwords: string[];
  about: string;
}

export const OLD_PASSWORD = 'OldPass#1';

/** Whom the server knows. Everybody else is unknown to it. The contacts are those of the guides. */
export const ACCOUNTS: Person[] = [
  {
    username: 'alex',
    email: 'alex@example.com',
    mobile: '+94771233902',
    passwords: [OLD_PASSWORD],
    about: 'Has an email address and a mobile number.',
  },
  {
    username: 'sam',
    email: 'sam@example.com',
    passwords: [OLD_PASSWORD],
    about: 'Has no mobile number, so no text message arrives.',
  },
  {
    username: 'locked',
    email: 'lee@example.com',
    mobile: '+94771230077',
    locked: true,
    passwords: [OLD_PASSWORD],
    about: 'Is locked: the server answers with an error, and the page must not show it.',
  },
];
