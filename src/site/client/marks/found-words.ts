import { takeMarks } from './left-marks.ts';

/** Marks the words of the search that led to this page; what it needs for that is loaded then. */
export function markFoundWords(): void {
  const marks = takeMarks();
  if (marks) void import('./show-marks.ts').then(({ showMarks }) => showMarks(marks));
}
