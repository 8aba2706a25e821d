'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

// Warnings of Node are about the code of Variorum and its packages: a writer could do nothing about them.
process.removeAllListeners('warning');
// The package holds compiled code; a checkout of the repository that is linked has the sources alone.
const compiled = join(__dirname, '..', 'scripts', 'variorum.js');
const program = existsSync(compiled) ? compiled : compiled.replace(/js$/, 'ts');
import(pathToFileURL(program).href);
