import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('a title of code may link to the file that it is of', async () => {
  expect(await html('```py title=\'From <a href="https://a.b/c.py">c & d</a>\'', 'x', '```')).toContain(
    '<figcaption>From <a href="https://a.b/c.py">c &amp; d</a></figcaption>',
  );
});

test.each([
  ['List<String>', 'List&lt;String&gt;'],
  ['<name>.py', '&lt;name&gt;.py'],
  ['a <b> b', 'a &lt;b&gt; b'],
  ['<b><i>a</b></i>', '&lt;b&gt;&lt;i&gt;a&lt;/b&gt;&lt;/i&gt;'],
  ['<script>a</script>', '&lt;script&gt;a&lt;/script&gt;'],
])('what is no element that is closed is text: %j', async (title, shown) => {
  expect(await html(`\`\`\`py title="${title}"`, 'x', '```')).toContain(`<figcaption>${shown}</figcaption>`);
});
