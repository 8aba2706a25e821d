/** Names that writers use for languages which have another name, or none, in Shiki. */
const ALIASES: Record<string, string> = {
  conf: 'ini',
  'c#': 'csharp',
  cfg: 'ini',
  curl: 'bash',
  env: 'dotenv',
  golang: 'go',
  htaccess: 'apache',
  j2: 'html',
  jinja: 'html',
  jinja2: 'html',
  json5: 'json5',
  keytool: 'bash',
  njk: 'html',
  nunjucks: 'html',
  plain: 'text',
  plaintext: 'text',
  'python-console': 'pycon',
  ps1con: 'pwsh-session',
  'shell-session': 'shellsession',
  terminal: 'bash',
  tf: 'terraform',
  txt: 'text',
  urlencoded: 'http',
};

/** The name under which Shiki may know a language. */
export function canonicalLanguage(name: string): string {
  const lower = name.toLowerCase();
  return Object.hasOwn(ALIASES, lower) ? ALIASES[lower]! : lower;
}
