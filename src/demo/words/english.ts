/**
 * What the demo says of problems, in English: the portal knows them by their ids alone, whose first word is the field that a problem is
 * at. All other English texts stand where they are said.
 */
export const WORDS = {
  'username-empty': 'Enter your username.',
  'password-missing': 'Enter your password.',
  'password-wrong': 'The username or the password is not right.',
  'code-empty': 'Enter the code from the message.',
  'code-short': 'This is too short: a code has {0} characters.',
  'code-long': 'This is too long: a code has {0} characters.',
  'code-characters': 'No code has such characters. Check it.',
  // One text for known and unknown users, in the words of the API page.
  'code-wrong': 'This code is not valid. Check it, or ask for a new one.',
  'code-expired': 'This code has expired. Ask for a new one.',
  'cool-down': 'Wait a little. The message may still be on its way.',
  'password-empty': 'Enter a new password.',
  'password-weak': 'The password does not keep every rule.',
  'password-blocked': 'This password is too common: others would guess it.',
  'password-used': 'You have used this password before. Choose a new one.',
  'repeat-differs': 'The two passwords differ.',
  'link-expired': 'This link has expired.',
  'link-used': 'This link has been used, or a newer one took its place.',
  'link-replaced': 'A newer link took its place. Open the newest message.',
  'link-damaged': 'This link is damaged: a part of it is missing.',
  'too-many-tries': 'The code was wrong too often. Your account is not locked.',
  'too-many-resends': 'There were too many messages. Your account is not locked.',
  'too-late': 'This took too long. Your old password still works.',
  'server-error': 'The server failed. Nothing was sent. Try again.',
  'network-error': 'No connection. Nothing was sent. Try again.',
} as const;
