/** A person whom the simulated server knows. */
export interface Person {
  username: string;
  email?: string;
  mobile?: string;
  locked?: boolean;
}

/** Everybody's password, until they set a new one. */
export const OLD_PASSWORD = 'OldPass#1';

/** Whom the server knows. Everybody else is unknown to it. The contacts are those of the guides. */
export const ACCOUNTS: Person[] = [
  {
    username: 'alex',
    email: 'alex@example.com',
    mobile: '+94771233902',
  },
  {
    username: 'sam',
    email: 'sam@example.com',
  },
  {
    username: 'locked',
    email: 'lee@example.com',
    mobile: '+94771230077',
    locked: true,
  },
];
