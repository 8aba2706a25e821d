import type { CodeTitles } from '../../code-titles.ts';

/** Languages as Pygments calls them, by which projects know them, each with the names that writers give them. */
const NAMES = `
ABAP: abap
APL: apl
ApacheConf: apache apacheconf
Bash: ksh sh shell zsh
Bash Session: console shell-session shellsession
Batchfile: bat batch dosbatch winbatch
C#: c# cs csharp
C++: cpp
CMake: cmake
COBOL: cobol
CSS: css
Clojure: clj
CoffeeScript: coffee coffee-script coffeescript
Common Lisp: common-lisp lisp
Crystal: cr
Delphi: pas pascal
Diff: udiff
Django/Jinja: django jinja
Docker: dockerfile
ERB: erb
Elixir: ex
EmacsLisp: elisp emacs emacs-lisp
F#: f# fsharp
Fortran: f90
GAS: asm gas
Gherkin: cucumber
Go: golang
GraphQL: graphql
Graphviz: dot
HTML: html
HTML+Django/Jinja: html+django html+jinja
HTTP: http
Haskell: hs
INI: cfg ini
IPython: ipython
JSON: json
JSON-LD: json-ld jsonld
JSON5: json5
JSX: jsx
JavaScript: javascript js
Julia: jl
LessCss: less
Makefile: make mf
Markdown: md
MySQL: mysql
NASM: nasm
Nginx Configuration File: nginx
Nimrod: nim
OCaml: ocaml
Objective-C: objc objective-c objectivec
PHP: php
Perl: pl
PostgreSQL SQL Dialect: postgres postgresql
PowerShell: posh powershell ps1 pwsh
PowerShell Session: pwsh-session
Protocol Buffer: proto protobuf
Pug: jade
Python: py py3 python3
Python Console Session: pycon python-console
Python Traceback: pytb
RobotFramework: robotframework
Ruby: rb
Rust: rs
S: r
SCSS: scss
SPARQL: sparql
SQL: sql
TOML: toml
TSX: tsx
TeX: latex tex
Terraform: hcl tf
Text Only: text txt
TypeScript: ts typescript
VB.net: vb.net vbnet
VimL: vim
WebAssembly: wast wat
XML: xml
XQuery: xquery
XSLT: xslt
YAML: yaml yml
reStructuredText: restructuredtext rst`;

const TITLES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const [title, names] = line.split(': ') as [string, string];
      return names.split(' ').map((name) => [name, title] as const);
    }),
);

/** The title of code that has none of its own: the name of its language, or what the site puts in the place of that. */
export function codeTitle(language: string, titles: CodeTitles): string | undefined {
  if (titles === false) return undefined;
  const name =
    language === ''
      ? 'Text Only'
      : (TITLES.get(language) ?? language.slice(0, 1).toUpperCase() + language.slice(1));
  return titles !== true && Object.hasOwn(titles, name) ? titles[name] : name;
}
