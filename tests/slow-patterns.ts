/** Patterns that may take more time than their text is long, and what they get, which is short. */
export const SLOW_ON_SHORT_TEXTS: Readonly<Record<string, string>> = {
  '/ If it is text to show, .*$/': 'the hint of a finding',
  '/"\\{% if (.*?)(?: %\\}|(?<=…))"/s':
    'the message of a finding, which quotes a tag in at most 80 characters',
  '/"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'/gs': 'the first 1,000 characters of a tag',
  '/"(?:[^"\\\\]|\\\\.)*"(:?)/g': 'a call of the demo, in which every text ends',
  '/\\/+$/': 'an option of the command line, and the url of site.yml',
  '/[“”„‟«»`]|[‘‚][^’‘]*[’‘]/': 'the first 1,000 characters of a tag',
  '/\\d+\\.\\d+\\.[\\w.-]*\\w/': 'the first 1,000 characters of a tag',
  '/(?<=[)*]|^#.* )\\{[^{}]*\\}/g': 'pages of the projects that the fidelity check knows',
  '/(?<=.).(?=.*@)|(?<=@.+).(?=.+\\.[^.]+$)/g': 'an address of the demo',
  '/<[^>]*>/g': 'the 1,000 characters behind a tag, and the pages of a stand-in for tests',
  '/<h([1-6]) id="([^"]+)">(.*?)<\\/h/g': 'the pages of a stand-in for tests',
  '/\\.~[^\\s"\'`:]*\\.mdx/g': 'the message of a tool',
  '/\\.(~[^/]*)\\.mdx$/': 'the path of a module',
  '/\\.~[^/]*\\.mdx$/': 'the path of a module',
  '/\\B(?=(?:\\d{3})+$)/g': 'the digits of a number',
  '/─\\[ (.+):(\\d+):(\\d+) \\]/': 'the message of a tool',
  '/^[ \\t>]*(?:(?:[-*+]|\\d+[.)])[ \\t]+)*(`{3,}|~{3,})(.*)$/':
    'a line, all of which it takes once it found a fence',
  '/^(?:export )?interface Props \\{\\n[\\s\\S]*?^\\}$/m': 'a component of our own, when the package is made',
  '/^\\/*(.*?)\\/*$/': 'an option of the command line',
};
