#!/usr/bin/env node
// Runs "variorum init" of the Variorum that npm installed with this package. In plain old JavaScript: an old Node has to
// understand it, so that it can say what is needed.
var path = require('path');
var spawnSync = require('child_process').spawnSync;

var needed = require('./package.json').engines.node.replace('>=', '');
var here = process.versions.node;

function isOlder(version, other) {
  var a = version.split('.').map(Number);
  var b = other.split('.').map(Number);
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

if (isOlder(here, needed)) {
  console.error(
    'Variorum needs Node ' +
      needed +
      ' or newer, and this is Node ' +
      here +
      ': install a newer one from https://nodejs.org, or with "nvm install --lts", and try again.',
  );
  process.exit(1);
}

var manifest = require.resolve('variorum/package.json');
var program = path.join(path.dirname(manifest), require(manifest).bin.variorum);
var outcome = spawnSync(process.execPath, [program, 'init'].concat(process.argv.slice(2)), {
  stdio: 'inherit',
});
process.exit(outcome.status === null ? 1 : outcome.status);
