import nodes from 'nunjucks/src/nodes.js';

/** `{% for name in list if test %}`: a loop that may leave items out. */
export class Loop extends nodes.For {
  /** asked of each item; null when all are gone through */
  test: nodes.Node | null = null;

  override get typename(): string {
    return 'For';
  }

  override get fields(): string[] {
    return ['arr', 'name', 'test', 'body', 'else_'];
  }
}

/** `[start:stop:step]` behind a list or a text; what is left out is null. */
export class Slice extends nodes.Node {
  declare start: nodes.Node | null;
  declare stop: nodes.Node | null;
  declare step: nodes.Node | null;

  override get typename(): string {
    return 'Slice';
  }

  override get fields(): string[] {
    return ['start', 'stop', 'step'];
  }
}

/** `{% set space.name = value %}`, or with what stands before `{% endset %}` as its value. */
export class SetAttribute extends nodes.Node {
  declare target: nodes.LookupVal;
  declare value: nodes.Node;

  override get typename(): string {
    return 'SetAttribute';
  }

  override get fields(): string[] {
    return ['target', 'value'];
  }
}

/** `{% with a = 1, b = 2 %}`: names for what stands before `{% endwith %}`. */
export class With extends nodes.Node {
  declare names: nodes.Symbol[];
  declare values: nodes.Node[];
  declare body: nodes.NodeList;

  override get typename(): string {
    return 'With';
  }

  override get fields(): string[] {
    return ['names', 'values', 'body'];
  }
}

/** `{% do expression %}`: its value is not printed. */
export class Do extends nodes.Node {
  declare expression: nodes.Node;

  override get typename(): string {
    return 'Do';
  }

  override get fields(): string[] {
    return ['expression'];
  }
}

/** `{% break %}` and `{% continue %}`. */
export class LoopExit extends nodes.Node {
  declare keyword: 'break' | 'continue';

  override get typename(): string {
    return 'LoopExit';
  }

  override get fields(): string[] {
    return ['keyword'];
  }
}
