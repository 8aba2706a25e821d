import { expect, test } from 'vitest';
import { slug } from './slug.ts';

test.each([
  ['Configure OTP via deployment.toml', 'configure-otp-via-deploymenttoml'],
  ['  A -- b – c  ', 'a-b-c'],
  ['Ærø ﬁne', 'r-fine'],
  ['What’s new?', 'whats-new'],
  ['snake_case stays', 'snake_case-stays'],
  ['中文', ''],
])('%j becomes the id %j', (text, id) => {
  expect(slug(text)).toBe(id);
});

test.each([
  ['中文标题', 'unicode', '中文标题'],
  ['Überblick & Größe', 'unicode', 'überblick-größe'],
  ['Überblick & Größe', 'pymdownx', 'überblick--größe'],
  ['Überblick & Größe', 'pymdownx-cased', 'Überblick--Größe'],
  ['C++ (draft) -- x', 'unicode', 'c-draft-x'],
] as const)('keeps letters of other scripts where the site says so: %s, %s', (text, rule, id) => {
  expect(slug(text, rule)).toBe(id);
});

test.each([
  ['Call me - now', '_', 'ascii', 'call_me_-_now'],
  ['Call  me __ now', '_', 'unicode', 'call_me_now'],
  ['Call me', '', 'ascii', 'callme'],
  ['Call  me', '.', 'pymdownx', 'call..me'],
] as const)('with another separator, "%s" has %j between words', (text, separator, rule, id) => {
  expect(slug(text, rule, separator)).toBe(id);
});
