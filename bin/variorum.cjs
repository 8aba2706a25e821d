#!/usr/bin/env node
'use strict';
// Read by whatever Node there is, so written as JavaScript was in 2011: it says which one is needed before anything else is read.
var NEEDED = [22, 12];
var found = process.versions.node.split('.').map(Number);
var isOld = found[0] < NEEDED[0] || (found[0] === NEEDED[0] && found[1] < NEEDED[1]);
if (isOld) {
  console.error(
    'Variorum needs Node ' +
      NEEDED.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org, or with "nvm install --lts", and try again.',
  );
  process.exit(1);
} else {
  require('./run.cjs');
}
