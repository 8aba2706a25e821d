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
