/** How an organization lets people recover a password. The ids of deep links and of the `channel` attribute. */
export type Method = 'email-link' | 'email-otp' | 'sms-otp';

/** The methods with the names that guides, tabs and demo share. */
export const METHODS: Record<Method, string> = {
  'email-link': 'Email link',
  'email-otp': 'Email OTP',
  'sms-otp': 'SMS OTP',
};
