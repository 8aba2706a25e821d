import { svgOf, underPolicy } from './under-policy.ts';

/** The part of Mermaid that is used here. */
interface Mermaid {
  initialize(config: Record<string, unknown>): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

interface Shown {
  source: string;
  pre: HTMLElement;
  /** what stands in its place */
  figure: HTMLElement | undefined;
  sheet: CSSStyleSheet;
}

const shown: Shown[] = [];
let mermaid: Promise<Mermaid> | undefined;
/** one after the other: the package keeps what it is at work on */
let last: Promise<void> = Promise.resolve();
let count = 0;

/** How far a wide diagram may shrink: its letters stay large enough to be read, and it scrolls. */
const LEAST_SCALE = 0.7;

/** Draws a diagram in the place of its source, in the colours of the page, and again when those change. */
export function draw(pre: HTMLElement, address: string): void {
  mermaid ??= import(/* @vite-ignore */ address).then((module: { default: Mermaid }) => module.default);
  if (shown.length === 0) followColours();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const each: Shown = { source: pre.textContent ?? '', pre, figure: undefined, sheet };
  shown.push(each);
  enqueue(each);
}

function enqueue(each: Shown): void {
  last = last.then(() => redraw(each)).catch(() => undefined);
}

async function redraw(each: Shown): Promise<void> {
  const { initialize, render } = await mermaid!;
  const colours = pageColours();
  initialize(configuration(colours));
  const id = `site-diagram-${++count}`;
  // Letters are measured while it draws.
  each.sheet.replaceSync(`#${id}{font-family:${colours.font};font-size:15px}`);
  const { result, css } = await underPolicy(() => render(id, each.source));
  const svg = svgOf(result.svg);
  if (!svg) return;
  each.sheet.replaceSync(css);
  svg.role = 'img';
  svg.style.setProperty('--least-width', `${svg.viewBox.baseVal.width * LEAST_SCALE}px`);
  svg.ariaLabel ??= each.source.trim().split('\n', 1)[0]!;
  const figure = document.createElement('div');
  figure.className = 'diagram';
  figure.tabIndex = 0;
  figure.append(svg);
  (each.figure ?? each.pre).replaceWith(figure);
  each.figure = figure;
}

/** What the page is drawn in, as words that the package understands. */
function pageColours() {
  const probe = document.createElement('span');
  document.querySelector('.prose')!.append(probe);
  const colour = (value: string): string => {
    probe.style.color = value;
    const context = document.createElement('canvas').getContext('2d')!;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, '0')).join('')}`;
  };
  const [paper, ink, soft, rule, edge, wash, accent, mark] = (
    ['paper', 'ink', 'soft', 'rule', 'edge', 'wash', 'accent', 'mark'] as const
  ).map((name) => colour(`var(--${name})`)) as Eight;
  // Grounds that differ, on each of which the text of the page can be read.
  const grounds = [30, 16].flatMap((share) =>
    ['accent', 'rust', 'moss', 'plum', 'teal', 'iris'].map((name) =>
      colour(`color-mix(in srgb, var(--${name}) ${share}%, var(--paper))`),
    ),
  );
  const font = getComputedStyle(document.body).fontFamily;
  const isDark = Number.parseInt(paper.slice(1, 3), 16) < 128;
  probe.remove();
  return { paper, ink, soft, rule, edge, wash, accent, mark, grounds, font, isDark };
}

type Eight = [string, string, string, string, string, string, string, string];

/** The colours of parts that are told apart by them, which the package names by their numbers. */
function numbered(grounds: readonly string[], ink: string): Record<string, string> {
  return Object.fromEntries(
    grounds.flatMap((ground, index) => [
      [`pie${index + 1}`, ground],
      [`cScale${index}`, ground],
      [`cScaleLabel${index}`, ink],
      [`git${index}`, ground],
      [`gitBranchLabel${index}`, ink],
      [`fillType${index}`, ground],
    ]),
  );
}

function configuration({
  paper,
  ink,
  soft,
  rule,
  edge,
  wash,
  accent,
  mark,
  grounds,
  font,
  isDark,
}: ReturnType<typeof pageColours>) {
  return {
    startOnLoad: false,
    // What cannot be drawn stays as it is written.
    suppressErrorRendering: true,
    securityLevel: 'strict',
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: true },
    class: { htmlLabels: false },
    state: { htmlLabels: false },
    fontFamily: font,
    theme: 'base',
    themeVariables: {
      darkMode: isDark,
      fontFamily: font,
      fontSize: '15px',
      background: paper,
      primaryColor: wash,
      primaryTextColor: ink,
      primaryBorderColor: accent,
      secondaryColor: wash,
      secondaryTextColor: ink,
      secondaryBorderColor: edge,
      tertiaryColor: paper,
      tertiaryTextColor: ink,
      tertiaryBorderColor: rule,
      lineColor: edge,
      textColor: ink,
      mainBkg: wash,
      nodeBorder: accent,
      clusterBkg: paper,
      clusterBorder: rule,
      edgeLabelBackground: paper,
      titleColor: ink,
      actorBkg: wash,
      actorBorder: accent,
      actorTextColor: ink,
      actorLineColor: edge,
      signalColor: edge,
      signalTextColor: ink,
      sequenceNumberColor: paper,
      labelBoxBkgColor: wash,
      labelBoxBorderColor: edge,
      labelTextColor: ink,
      loopTextColor: ink,
      noteBkgColor: mark,
      noteTextColor: ink,
      noteBorderColor: rule,
      activationBkgColor: wash,
      activationBorderColor: edge,
      attributeBackgroundColorOdd: paper,
      attributeBackgroundColorEven: wash,
      nodeTextColor: ink,
      labelColor: ink,
      altBackground: wash,
      classText: ink,
      relationLabelColor: soft,
      errorBkgColor: wash,
      errorTextColor: ink,
      ...numbered(grounds, ink),
      pieTitleTextColor: ink,
      pieLegendTextColor: ink,
      pieSectionTextColor: ink,
      pieStrokeColor: edge,
      pieOuterStrokeColor: edge,
      pieOpacity: '1',
      sectionBkgColor: wash,
      sectionBkgColor2: wash,
      altSectionBkgColor: paper,
      gridColor: rule,
      taskBkgColor: grounds[0],
      taskBorderColor: edge,
      taskTextColor: ink,
      taskTextLightColor: ink,
      taskTextDarkColor: ink,
      taskTextOutsideColor: ink,
      taskTextClickableColor: accent,
      activeTaskBkgColor: grounds[1],
      activeTaskBorderColor: edge,
      doneTaskBkgColor: wash,
      doneTaskBorderColor: edge,
      critBkgColor: mark,
      critBorderColor: edge,
      todayLineColor: accent,
      excludeBkgColor: wash,
      commitLabelColor: ink,
      commitLabelBackground: wash,
      tagLabelColor: ink,
      tagLabelBackground: mark,
      tagLabelBorder: edge,
    },
  };
}

function followColours(): void {
  const again = (): void => {
    for (const each of shown) enqueue(each);
  };
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
}
