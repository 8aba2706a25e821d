import './element/standalone.ts';

/** The attributes of `<recovery-demo>`, as HTML has them. */
export interface RecoveryDemoAttributes {
  /** the method that is tried first: `email-link`, `email-otp`, `sms-otp` */
  channel?: string;
  /** the step that it begins with: `sign-in` (the first, and the one without the attribute), `request`, `prove`, `reset`, `done` */
  step?: string;
  /** the methods that can be chosen, with spaces between them */
  methods?: string;
  /** the methods that the account may choose from, where that is a step of its own */
  choice?: string;
  /** characters of a one-time password, 4 to 10 */
  'code-length'?: string;
  /** the characters that one-time passwords consist of */
  charset?: string;
  /** the tenant that addresses of the portal name */
  tenant?: string;
  /** minutes until what was sent by the method of `channel` expires */
  expiry?: string;
  /** the name of the product whose sign-in is shown */
  product?: string;
  /** the address that the requests and `curl` lines of the demo name */
  'api-url'?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-demo': HTMLElement;
  }
}
